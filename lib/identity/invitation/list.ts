import { z } from "zod";
import { listContract } from "../../core/list";
import { INVITED_ROLES } from "./model";

/** The URL of /admin/users/invitations. */
export const invitationList = listContract({
  filters: {
    q: z.string().trim().max(100).optional(),
    role: z.enum(INVITED_ROLES).optional(),
    state: z.enum(["open", "expired"]).optional(),
  },
  sort: ["email", "sent", "expires"],
  defaultSort: "sent",
  defaultDirection: "desc",
});
export type InvitationListState = ReturnType<typeof invitationList.parse>;
