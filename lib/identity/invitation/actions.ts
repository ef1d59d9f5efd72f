"use server";

import { redirect } from "next/navigation";
import { action } from "../../core/action";
import { localePath } from "../../core/i18n/locales";
import { ADMIN_ROLES } from "../role/model";
import { keepDevice } from "../session/device";
import { enter } from "../session/enter";
import { homeOf } from "../session/model";
import * as commands from "./commands";
import { AcceptInvitationInput, InvitationId, InviteInput, JoinInput } from "./model";

const inviter = { access: { permission: ["users.manage", "admins.manage"] } } as const;

export const invite = action(InviteInput, (ctx, input) => commands.invite(ctx, input), {
  ...inviter,
  success: "identity.done.invited",
});

export const resendInvitation = action(InvitationId, (ctx, input) => commands.resendInvitation(ctx, input), {
  ...inviter,
  success: "identity.done.invited",
});

export const revokeInvitation = action(InvitationId, (ctx, input) => commands.revokeInvitation(ctx, input), {
  ...inviter,
  success: "identity.done.invitationRevoked",
});

export const join = action(
  JoinInput,
  async (ctx, input) => ({ to: await enter(ctx, await commands.join(ctx, input, await keepDevice())) }),
  { access: "anyone", after: ({ to }) => redirect(to) },
);

export const acceptInvitation = action(
  AcceptInvitationInput,
  (ctx, input) => commands.acceptInvitation(ctx, input),
  {
    access: "signed-in",
    after: ({ role }, ctx) => redirect(localePath(ctx.locale, homeOf([role], ADMIN_ROLES))),
  },
);
