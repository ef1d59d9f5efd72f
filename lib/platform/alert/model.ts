/** The newest backup may be as old as this, and a job may be due for so long, before it is trouble. */
export const BACKUP_LATE = 26 * 60 * 60_000;
export const QUEUE_LATE = 15 * 60_000;
