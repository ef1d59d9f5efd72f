import { z } from "zod";
import { LOCALES } from "../../core/i18n/locales";
import { Email, SignUpInput } from "../account/model";
import { ADMIN_ROLES, MEMBER_ROLES } from "../role/model";

/** An invitation holds this long; a new one to the same mailbox and role ends it. */
export const INVITATION_DAYS = 7;

/**
 * The roles that somebody without account can be invited to. The company role comes with a company; a super admin is
 * proposed once the person is known, because a second one has to agree.
 */
export const INVITED_MEMBER_ROLES = MEMBER_ROLES.filter((role) => role !== "company");
export const INVITED_ADMIN_ROLES = ADMIN_ROLES.filter((role) => role !== "super_admin");
export const INVITED_ROLES = [...INVITED_MEMBER_ROLES, ...INVITED_ADMIN_ROLES];
export type InvitedRole = (typeof INVITED_ROLES)[number];

export const InviteInput = z.object({
  email: Email,
  role: z.enum(INVITED_ROLES),
  /** Of the mail and of the page behind its link. */
  language: z.enum(LOCALES).optional(),
});
export type InviteInput = z.output<typeof InviteInput>;
export const InvitationId = z.object({ invitationId: z.uuid() });

const token = z.string().min(1).max(100);
export const AcceptInvitationInput = z.object({ token });
/** What an invited person gives for a new account; the address is the invitation's. */
export const JoinInput = SignUpInput.omit({ email: true, role: true, next: true }).extend({ token });
export type JoinInput = z.output<typeof JoinInput>;

/** What stands in the token of an invitation. */
export interface Invitation {
  role: InvitedRole;
  invitedBy: string;
  language: string;
}
