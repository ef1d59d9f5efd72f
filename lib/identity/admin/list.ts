import { z } from "zod";
import { listContract } from "../../core/list";
import { ADMIN_ROLES } from "../role/model";

/** The URL of /admin/admins. */
export const adminList = listContract({
  filters: {
    q: z.string().trim().max(100).optional(),
    role: z.enum(ADMIN_ROLES).optional(),
    factor: z.enum(["on", "off"]).optional(),
  },
  sort: ["name", "seen"],
  defaultSort: "name",
});
export type AdminListState = ReturnType<typeof adminList.parse>;
