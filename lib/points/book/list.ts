import { z } from "zod";
import { listContract } from "../../core/list";
import { TRANSFER_KINDS } from "../transfer/model";

/** The URL of /admin/points: all transfers, newest first. */
export const transferList = listContract({
  filters: {
    /** A member's exact username or e-mail address. */
    user: z.string().trim().min(1).max(254).optional(),
    kind: z.enum(TRANSFER_KINDS).optional(),
    rule: z.uuid().optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  },
  sort: ["at"],
  defaultSort: "at",
  defaultDirection: "desc",
});
export type TransferListState = ReturnType<typeof transferList.parse>;
