"use server";

import { redirect } from "next/navigation";
import { action } from "../../core/action";
import { localePath } from "../../core/i18n/locales";
import * as commands from "./commands";
import * as members from "./members";
import {
  AcceptInput,
  CompanyId,
  CompanyInput,
  CompanyReasonInput,
  DecideMemberInput,
  DomainInput,
  EditCompanyInput,
  InvitationIdInput,
  InviteInput,
  LogoInput,
  MemberIdInput,
  PositionInput,
} from "./model";

const signedIn = { access: "signed-in" } as const;
const member = { access: { role: "company" } } as const;
const overseer = { access: { permission: "companies.manage" } } as const;
const done = (key: string) => ({ success: `identity.done.${key}` });

export const createCompany = action(CompanyInput, (ctx, input) => commands.createCompany(ctx, input), {
  ...signedIn,
  ...done("companyCreated"),
});
export const updateCompany = action(EditCompanyInput, (ctx, input) => commands.updateCompany(ctx, input), {
  ...member,
  ...done("companySaved"),
});
export const setLogo = action(LogoInput, (ctx, input) => commands.setLogo(ctx, input), {
  ...member,
  ...done("logoSaved"),
});
export const setMailDomain = action(DomainInput, (ctx, input) => commands.setMailDomain(ctx, input), {
  ...member,
  ...done("companySaved"),
});
export const closeCompany = action(CompanyId, (ctx, input) => commands.closeCompany(ctx, input), {
  ...member,
  ...done("companyClosed"),
});
export const reopenCompany = action(CompanyId, (ctx, input) => commands.reopenCompany(ctx, input), {
  ...member,
  ...done("companyReopened"),
});
export const suspendCompany = action(
  CompanyReasonInput,
  (ctx, input) => commands.suspendCompany(ctx, input),
  { ...overseer, ...done("companySuspended") },
);
export const reactivateCompany = action(
  CompanyReasonInput,
  (ctx, input) => commands.reactivateCompany(ctx, input),
  { ...overseer, ...done("companyReactivated") },
);

export const inviteMember = action(InviteInput, (ctx, input) => members.inviteMember(ctx, input), {
  ...member,
  ...done("invited"),
});
export const revokeInvitation = action(
  InvitationIdInput,
  (ctx, input) => members.revokeInvitation(ctx, input),
  { ...member, ...done("invitationRevoked") },
);
export const resendInvitation = action(
  InvitationIdInput,
  (ctx, input) => members.resendInvitation(ctx, input),
  { ...member, ...done("invited") },
);
export const acceptInvitation = action(AcceptInput, (ctx, input) => members.acceptInvitation(ctx, input), {
  ...signedIn,
  after: ({ companyId }, ctx) => redirect(localePath(ctx.locale, `/company/profile?company=${companyId}`)),
});
export const requestMembership = action(CompanyId, (ctx, input) => members.requestMembership(ctx, input), {
  ...signedIn,
  ...done("membershipRequested"),
});
export const decideMember = action(DecideMemberInput, (ctx, input) => members.decideMember(ctx, input), {
  ...member,
  ...done("memberDecided"),
});
export const setPosition = action(PositionInput, (ctx, input) => members.setPosition(ctx, input), {
  ...member,
  ...done("positionSaved"),
});
export const removeMember = action(MemberIdInput, (ctx, input) => members.removeMember(ctx, input), {
  ...signedIn,
  ...done("membershipEnded"),
});
