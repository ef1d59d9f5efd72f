import { z } from "zod";

export const BACKUP_JOB = "platform.backup";
export const VERIFY_JOB = "core.verify-audit";
export const REWRAP_JOB = "core.rewrap";

/** Work that administrators can ask for at once: whose permission it takes, and the job that does it. */
export const WORK = {
  backup: { permission: "jobs.manage", job: BACKUP_JOB, payload: { now: true } },
  rewrap: { permission: "jobs.manage", job: REWRAP_JOB, payload: {} },
  verify: { permission: "audit.read", job: VERIFY_JOB, payload: {} },
} as const;
export type Work = keyof typeof WORK;

/** These buttons ask for nothing. */
export const NoInput = z.object({});
