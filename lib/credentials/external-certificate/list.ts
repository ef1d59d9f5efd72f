import { z } from "zod";
import { listContract } from "../../core/list";
import { EXTERNAL_STATUSES } from "./model";

/** The URL of /admin/external-certificates; what waits stands first, the longest first. */
export const externalList = listContract({
  filters: {
    q: z.string().trim().min(1).max(100).optional(),
    status: z.enum(EXTERNAL_STATUSES).optional(),
    hidden: z.literal("true").optional(),
  },
  sort: ["waiting", "issued"],
  defaultSort: "waiting",
});
export type ExternalListState = ReturnType<typeof externalList.parse>;
