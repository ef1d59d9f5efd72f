import { z } from "zod";

/** How long an admin may look through another person's eyes. */
export const IMPERSONATION_MINUTES = 30;

export const ImpersonateInput = z.object({
  userId: z.uuid(),
  reason: z.string().trim().min(10).max(500),
});
export type ImpersonateInput = z.output<typeof ImpersonateInput>;
