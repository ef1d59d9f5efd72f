/** Where the password is asked for once more; it leads on to `next`, a path of this site. */
export const stepUpPath = (next: string): string => `/confirm-password?next=${encodeURIComponent(next)}`;
