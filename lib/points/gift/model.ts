import { z } from "zod";
import { AttemptKey, Points } from "../transfer/model";

/** The most that a setting may allow; the setting's own limit is told by the command. */
const MOST = 100_000;

/** Whom, how much, and a few words that travel in the notice and stand nowhere else. */
export const GiftInput = z.object({
  username: z
    .string()
    .transform((text) => text.normalize("NFKC").trim().replace(/^@/, ""))
    .pipe(z.string().min(1).max(64)),
  amount: Points(MOST),
  message: z.string().trim().max(140).default(""),
});
export type GiftInput = z.output<typeof GiftInput>;

/** A looked-up gift that waits for the sender's yes, as the page carries it. */
export const ConfirmInput = z.object({ gift: z.string().max(2000) });

/** A gift as a program sends it: all in one, named by its key. */
export type GiftOrder = GiftInput & { key: string };

/** What the sender is asked to confirm. */
export const PreparedGift = z.object({
  recipientId: z.uuid(),
  username: z.string(),
  amount: z.number().int().positive(),
  message: z.string(),
  key: AttemptKey,
  /** Until when it may be confirmed, in milliseconds. */
  until: z.number(),
});
export type PreparedGift = z.output<typeof PreparedGift>;
