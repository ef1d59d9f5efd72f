import { z } from "zod";

export const TRANSFER_KINDS = [
  "earn",
  "gift",
  "hold",
  "capture",
  "release",
  "adjustment",
  "reversal",
  "closure",
  "expiry",
] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/** Kinds that the owner of the source wallet causes; a frozen wallet refuses them. */
export const OWN_ACTS: readonly TransferKind[] = ["gift", "hold"];
/** Kinds that nothing takes back. */
export const FINAL_KINDS: readonly TransferKind[] = ["reversal", "hold", "release", "closure"];

/** A whole number as people write it: digits only, so that neither `1e3` nor `1.5` passes. */
export const Points = (max: number) =>
  z
    .union([z.string().trim(), z.number().transform(String)], { error: "points.errors.number" })
    .pipe(z.string().regex(/^\d{1,9}$/, "points.errors.number"))
    .transform(Number)
    .pipe(z.number().int().min(1, "points.errors.number").max(max, "points.errors.tooMany"));

/** What a client says to name one attempt, so that a repeat moves nothing. */
export const AttemptKey = z
  .string()
  .regex(/^[\x21-\x7e]{8,200}$/)
  .describe("Names the attempt");

/** What is given back or taken: points, and why. */
const Reason = z.string().trim().min(10, "points.errors.reason").max(200);

export const MAX_ADJUSTMENT = 10_000;
/** Above this an adjustment is a super admin's. */
export const LARGE_ADJUSTMENT = 1_000;

export const AdjustInput = z.object({
  userId: z.uuid(),
  direction: z.enum(["give", "take"]),
  amount: Points(MAX_ADJUSTMENT),
  reason: Reason,
  key: AttemptKey,
});
export type AdjustInput = z.output<typeof AdjustInput>;

export const ReverseInput = z.object({ transferId: z.uuid(), reason: Reason });
export type ReverseInput = z.output<typeof ReverseInput>;
