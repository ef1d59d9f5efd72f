import { z } from "zod";

export const DELIVERY_STATES = [
  "queued",
  "deferred",
  "sending",
  "sent",
  "delivered",
  "bounced",
  "complained",
  "failed",
  "suppressed",
  "digested",
  "kept",
  "cancelled",
] as const;
export type DeliveryStatus = (typeof DELIVERY_STATES)[number];

export const DeliveryIds = z.object({ ids: z.array(z.uuid()).min(1).max(100) });
export const ClearInput = z.object({ id: z.uuid(), reason: z.string().trim().min(3).max(500) });

/** The pauses before the second to the seventh attempt, in milliseconds: 1, 5, 30 min, 2, 6, 24 h. */
export const PAUSES = [1, 5, 30, 120, 360, 1440].map((minutes) => minutes * 60_000);
export const MAX_ATTEMPTS = PAUSES.length + 1;

/** How long a worker may hold a delivery before another takes it, in milliseconds. */
export const LEASE = 120_000;

/** When to try again after so many attempts; null when it was the last. */
export function nextAttempt(attempts: number, now = Date.now()): Date | null {
  const pause = PAUSES[attempts - 1];
  return pause === undefined ? null : new Date(now + pause);
}

/** What a mail provider tells of a message. */
export const MailEvent = z.object({
  id: z.string().min(1).max(200),
  type: z.enum(["delivered", "bounced", "complained"]),
  /** The mail's Message-ID, with or without its brackets. */
  message_id: z.string().min(3).max(300),
  detail: z.string().max(2_000).optional(),
});
export type MailEvent = z.output<typeof MailEvent>;
