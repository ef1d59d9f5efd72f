import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { allow, type Ctx, inTx, personId } from "../../core/ctx";
import { conflict, forbidden, notFound, unauthenticated } from "../../core/errors";
import { limit } from "../../core/limits";
import { requireVerified } from "../access";
import { markConfirmed } from "../account/confirm";
import { companies, companyMembers } from "../schema/companies";
import { type OneTimeTokenRow, oneTimeTokens } from "../schema/one-time-tokens";
import { users } from "../schema/users";
import { findToken, redeemToken } from "../token/tokens";
import { ownedCompany } from "./commands";
import { isPublicMailDomain } from "./mail-domain";
import { addMember, keepOwner, lockCompany, positionOf, setMember } from "./membership";
import {
  type AcceptInput,
  type DecideMemberInput,
  domainOf,
  type InviteInput,
  type Position,
  type PositionInput,
} from "./model";
import { sendInvitation, tellMember, tellOwners } from "./notices";

const INVITATIONS = { capacity: 30, perSeconds: 3600 };

/** Invites an address to act for the caller's company; a second invitation replaces the first. */
export async function inviteMember(ctx: Ctx, input: InviteInput): Promise<void> {
  const userId = personId(ctx.actor);
  if (!userId) throw unauthenticated();
  requireVerified(ctx.actor);
  await limit(ctx, `company-invitations:${userId}`, INVITATIONS);
  await inTx(ctx, async (tx) => {
    const { company } = await ownedCompany(tx, input.companyId);
    if (company.status !== "active") throw conflict("identity.error.companyNotActive");
    const [member] = await tx.db
      .select({ id: companyMembers.id })
      .from(companyMembers)
      .innerJoin(users, eq(users.id, companyMembers.userId))
      .where(
        and(
          eq(companyMembers.companyId, company.id),
          eq(companyMembers.status, "active"),
          eq(users.email, input.email),
        ),
      );
    if (member) throw conflict("identity.error.memberAlready", {}, { email: "identity.error.memberAlready" });
    await sendInvitation(tx, company, { ...input, invitedBy: userId });
    tx.audit({
      action: "identity.company.invite",
      targetType: "identity.company",
      targetId: company.id,
      changes: { position: input.position },
    });
  });
}

const liveInvitation = (id: string) =>
  and(
    eq(oneTimeTokens.id, id),
    eq(oneTimeTokens.purpose, "company_invitation"),
    isNull(oneTimeTokens.usedAt),
    gt(oneTimeTokens.expiresAt, sql`now()`),
  );

async function invitationOf(ctx: Ctx, id: string): Promise<OneTimeTokenRow & { companyId: string }> {
  const [row] = await ctx.db.select().from(oneTimeTokens).where(liveInvitation(id));
  if (!row) throw notFound();
  return { ...row, companyId: String(row.payload.companyId) };
}

/** Takes an invitation back; its link ends. */
export async function revokeInvitation(ctx: Ctx, input: { invitationId: string }): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { id, companyId } = await invitationOf(tx, input.invitationId);
    await ownedCompany(tx, companyId);
    await redeemToken(tx, id);
    tx.audit({
      action: "identity.company.revoke_invitation",
      targetType: "identity.company",
      targetId: companyId,
    });
  });
}

/** Sends an invitation once more, with a new link. */
export async function resendInvitation(ctx: Ctx, input: { invitationId: string }): Promise<void> {
  const { companyId, email, payload } = await invitationOf(ctx, input.invitationId);
  await inviteMember(ctx, { companyId, email, position: payload.position as Position });
}

/**
 * Makes the caller a member, by the mailed link or by an invitation to the caller's own confirmed address. The
 * invitation is for one mailbox: an account with another address is refused.
 */
export async function acceptInvitation(ctx: Ctx, input: AcceptInput): Promise<{ companyId: string }> {
  const userId = personId(ctx.actor);
  if (!userId || ctx.actor.kind !== "person") throw unauthenticated();
  const { email, emailVerified, name } = ctx.actor;
  return inTx(ctx, async (tx) => {
    const token = input.token
      ? await findToken(tx, "company_invitation", input.token)
      : await invitationOf(tx, input.invitationId ?? "");
    if (!token) throw notFound();
    if (token.email.toLowerCase() !== email.toLowerCase()) {
      if (!input.token) throw notFound();
      throw forbidden("identity.error.invitationForOther");
    }
    // The link came to the mailbox, so it proves the address; the list alone does not.
    if (!input.token && !emailVerified) throw forbidden("identity.error.emailUnverified");
    if (!emailVerified) await markConfirmed(tx, userId, token.email);
    const company = await lockCompany(tx, String(token.payload.companyId));
    if (company.status !== "active") throw conflict("identity.error.companyNotActive");
    await redeemToken(tx, token.id);
    const memberId = await addMember(tx, {
      companyId: company.id,
      userId,
      position: token.payload.position as Position,
      status: "active",
      invitedBy: String(token.payload.invitedBy),
    });
    await tellOwners(tx, company, "companyJoined", name, memberId);
    tx.audit({ action: "identity.company.join", targetType: "identity.company", targetId: company.id });
    return { companyId: company.id };
  });
}

/** Asks to join a verified company whose mail domain is that of the caller's confirmed address. */
export async function requestMembership(ctx: Ctx, { companyId }: { companyId: string }): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw unauthenticated();
  requireVerified(actor);
  await inTx(ctx, async (tx) => {
    const domain = domainOf(actor.email);
    const [joinable] = await tx.db
      .select({ id: companies.id })
      .from(companies)
      .where(and(eq(companies.id, companyId), eq(companies.emailDomain, domain)));
    const company = joinable ? await lockCompany(tx, joinable.id) : null;
    if (!company?.verifiedAt || company.status !== "active" || isPublicMailDomain(domain)) throw notFound();
    const memberId = await addMember(tx, {
      companyId,
      userId: actor.id,
      position: "viewer",
      status: "requested",
    });
    await tellOwners(tx, company, "companyRequest", actor.name, memberId);
    tx.audit({ action: "identity.company.request", targetType: "identity.company", targetId: companyId });
  });
}

/** A member's row under the lock of its company, with the caller's position in it. Throws `not_found`. */
async function memberOf(tx: Ctx, memberId: string) {
  const [found] = await tx.db
    .select({ companyId: companyMembers.companyId })
    .from(companyMembers)
    .where(eq(companyMembers.id, memberId));
  if (!found) throw notFound();
  const company = await lockCompany(tx, found.companyId);
  const [member] = await tx.db.select().from(companyMembers).where(eq(companyMembers.id, memberId));
  if (!member) throw notFound();
  const position = await positionOf(tx, company.id, personId(tx.actor));
  // Who does not belong to a company learns nothing of its members.
  if (!position && member.userId !== personId(tx.actor)) throw notFound();
  return { company, member, position };
}

/** Lets somebody who asked to join in, in a position, or not. */
export async function decideMember(ctx: Ctx, input: DecideMemberInput): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { company, member, position } = await memberOf(tx, input.memberId);
    allow(position === "owner");
    if (member.status !== "requested") throw conflict("errors.state", { status: member.status });
    if (input.decision === "approve") {
      if (company.status !== "active") throw conflict("identity.error.companyNotActive");
      await setMember(tx, member, "active", { position: input.position });
      await tellMember(tx, company, member.userId, "companyApproved", input.position);
    } else {
      await setMember(tx, member, "declined");
      await tellMember(tx, company, member.userId, "companyDeclined");
    }
    tx.audit({
      action: `identity.company.member_${input.decision}`,
      targetType: "identity.company",
      targetId: company.id,
      changes: { userId: member.userId },
    });
  });
}

/** Gives a member another position. The last owner stays one. */
export async function setPosition(ctx: Ctx, input: PositionInput): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { company, member, position } = await memberOf(tx, input.memberId);
    allow(position === "owner");
    if (member.status !== "active") throw conflict("errors.state", { status: member.status });
    if (member.position === input.position) return;
    if (member.position === "owner") await keepOwner(tx, company.id, member.id);
    await tx.db
      .update(companyMembers)
      .set({ position: input.position })
      .where(eq(companyMembers.id, member.id));
    if (member.userId !== personId(tx.actor))
      await tellMember(tx, company, member.userId, "companyPosition", input.position);
    tx.audit({
      action: "identity.company.position",
      targetType: "identity.company",
      targetId: company.id,
      changes: { userId: member.userId, position: input.position },
    });
  });
}

/** Ends a membership: an owner's decision, or one's own leave, which also takes a request back. */
export async function removeMember(ctx: Ctx, input: { memberId: string }): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { company, member, position } = await memberOf(tx, input.memberId);
    const own = member.userId === personId(tx.actor);
    allow(own || position === "owner");
    if (member.status === "requested" && own) await setMember(tx, member, "removed");
    else {
      if (member.status !== "active") throw conflict("errors.state", { status: member.status });
      await keepOwner(tx, company.id, member.id);
      await setMember(tx, member, "removed");
    }
    if (!own) await tellMember(tx, company, member.userId, "companyRemoved");
    tx.audit({
      action: own ? "identity.company.leave" : "identity.company.member_remove",
      targetType: "identity.company",
      targetId: company.id,
      changes: { userId: member.userId },
    });
  });
}
