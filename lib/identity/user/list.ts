import { z } from "zod";
import { listContract } from "../../core/list";
import { USER_STATUSES } from "../account/model";
import { ROLES } from "../role/model";

/** The URL of /admin/users. */
export const userList = listContract({
  filters: {
    q: z.string().trim().max(100).optional(),
    role: z.enum(ROLES).optional(),
    status: z.enum(USER_STATUSES).optional(),
    since: z.iso.date().optional(),
  },
  sort: ["name", "username", "email", "status", "created", "seen"],
  defaultSort: "created",
  defaultDirection: "desc",
});
export type UserListState = ReturnType<typeof userList.parse>;
