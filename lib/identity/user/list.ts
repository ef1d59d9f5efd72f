import { z } from "zod";
import { listContract } from "../../core/list";
import { USER_STATUSES } from "../account/model";
import { ROLES } from "../role/model";
import { VERIFICATION_STATUSES } from "../verification/model";

/** The URL of /admin/users. */
export const userList = listContract({
  filters: {
    q: z.string().trim().max(100).optional(),
    role: z.enum(ROLES).optional(),
    status: z.enum(USER_STATUSES).optional(),
    /** The state of the newest proof of identity; `none` without any. */
    verification: z.enum([...VERIFICATION_STATUSES, "none"]).optional(),
    /** The first and the last day of joining. */
    since: z.iso.date().optional(),
    until: z.iso.date().optional(),
  },
  sort: ["name", "username", "email", "status", "created", "seen"],
  defaultSort: "created",
  defaultDirection: "desc",
});
export type UserListState = ReturnType<typeof userList.parse>;
