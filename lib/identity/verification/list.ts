import { z } from "zod";
import { listContract } from "../../core/list";
import { VERIFICATION_STATUSES, VERIFICATION_TYPES } from "./model";

/** The URL of /admin/verifications; without a status it lists what waits, the oldest first. */
export const verificationList = listContract({
  filters: {
    q: z.string().trim().max(100).optional(),
    type: z.enum(VERIFICATION_TYPES).optional(),
    status: z.enum([...VERIFICATION_STATUSES, "all"]).optional(),
  },
  sort: ["created", "decided"],
  defaultSort: "created",
});
export type VerificationListState = ReturnType<typeof verificationList.parse>;
