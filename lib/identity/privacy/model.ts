import { z } from "zod";

/** A person may ask for everything about them once in this time. */
export const EXPORT_EVERY_HOURS = 24;
/** How long the archive can be fetched. */
export const EXPORT_KEPT_DAYS = 7;
/** How long the page that offers to come back works after the right password. */
export const RETURN_MINUTES = 10;

/** The person types their username, so that nobody gives up an account by a slip. */
export const EraseInput = z.object({ username: z.string().trim().min(1).max(16) });
export type EraseInput = z.output<typeof EraseInput>;

export const EraseUserInput = z.object({ userId: z.uuid(), reason: z.string().trim().min(3).max(500) });
export type EraseUserInput = z.output<typeof EraseUserInput>;

export const ReturnInput = z.object({ token: z.string().min(1).max(300) });

/** Why somebody or something cannot go now: a message key and its values. */
export interface Blocker {
  key: string;
  params?: Record<string, string | number>;
}
