import { and, eq, isNull } from "drizzle-orm";
import { allow, type Ctx, inTx, personId } from "../../core/ctx";
import { conflict, forbidden, invalid, notFound, unauthenticated } from "../../core/errors";
import { localePath } from "../../core/i18n/locales";
import { translator } from "../../core/i18n/translate";
import { limit } from "../../core/limits";
import { mail } from "../../core/mail";
import { mayInvite, requireStepUp } from "../access";
import { markConfirmed } from "../account/confirm";
import { insertPerson } from "../account/create";
import { mailLocale } from "../account/mails";
import { checkNewPassword, hashPassword } from "../password/hash";
import { announce } from "../registries";
import { activeRoles, holdsAdminRole } from "../role/active";
import { birth, giveRole, type RoleFacts, roleOf } from "../role/birth";
import { permissionHolders } from "../role/holders";
import { isAdminRole, mayDecideRole } from "../role/model";
import { type OneTimeTokenRow, oneTimeTokens } from "../schema/one-time-tokens";
import { users } from "../schema/users";
import { openLogin, type SignedIn } from "../session/commands";
import { addressBlock, type Device } from "../session/model";
import { findToken, issueToken, redeemToken } from "../token/tokens";
import {
  INVITATION_DAYS,
  type Invitation,
  type InvitedRole,
  type InviteInput,
  type JoinInput,
} from "./model";

const SENT = { capacity: 200, perSeconds: 3600 };
const TO_ONE = { capacity: 3, perSeconds: 3600 };
const JOINED = { capacity: 100, perSeconds: 3600 };

/**
 * Invites an address to a role, by a link that holds for seven days; one to the same role before it ends. Whoever has
 * an account there gets the role by accepting, everybody else opens an account so.
 */
export async function invite(ctx: Ctx, input: InviteInput): Promise<void> {
  const by = personId(ctx.actor);
  if (!by || ctx.actor.kind !== "person") throw unauthenticated();
  allow(mayInvite(ctx.actor, input.role));
  if (isAdminRole(input.role)) requireStepUp(ctx.actor);
  await limit(ctx, `invitations:${by}`, SENT);
  await limit(ctx, `mail-invitation:${input.email.toLowerCase()}`, TO_ONE);
  await inTx(ctx, async (tx) => {
    const role = await roleOf(tx, input.role);
    if (!role.isActive) throw conflict("identity.error.roleOff");
    const locale = await checkInvited(tx, input, role);
    const person = tx.actor.kind === "person" ? tx.actor.name : "–";
    await sendInvitation(tx, { email: input.email, role: input.role, locale, by, person });
  });
}

/** Makes the link and mails it, in the caller's transaction; the caller has checked that the address may be invited. */
export async function sendInvitation(
  ctx: Ctx,
  invited: { email: string; role: InvitedRole; locale: string; by: string; person: string },
): Promise<void> {
  const { email, role, locale, by, person } = invited;
  const { id, token } = await issueToken(ctx, {
    purpose: "invitation",
    userId: null,
    email,
    minutes: INVITATION_DAYS * 24 * 60,
    payload: { role, invitedBy: by, language: locale },
    among: "role",
  });
  const t = await translator(locale);
  await mail(ctx, {
    to: email,
    template: "identity.mail.invitation",
    locale,
    data: {
      person,
      role: t(`identity.role.${role}`),
      url: localePath(locale, `/invitations/${token}`),
    },
    dedupe: `identity.invitation:${id}`,
    secret: true,
  });
  ctx.audit({
    action: "identity.invitation.send",
    targetType: "identity.invitation",
    targetId: id,
    changes: { role, by },
  });
}

/** Whether an account at the address may get the role; answers the language to write in. */
async function checkInvited(ctx: Ctx, input: InviteInput, role: RoleFacts): Promise<string> {
  const [known] = await ctx.db
    .select({
      id: users.id,
      status: users.status,
      language: users.language,
      roles: activeRoles(),
      isAdmin: holdsAdminRole(),
    })
    .from(users)
    .where(eq(users.email, input.email));
  if (!known) return input.language ?? ctx.locale;
  allow(mayDecideRole(ctx.actor, { userId: known.id, roleKind: role.kind, userIsAdmin: known.isAdmin }));
  if (known.status !== "active" && known.status !== "pending_verification")
    throw conflict("identity.error.notActive", {}, { email: "identity.error.notActive" });
  if (known.roles.includes(role.key))
    throw conflict("identity.error.roleHeld", {}, { email: "identity.error.roleHeld" });
  return mailLocale(ctx, known);
}

const payloadOf = (row: OneTimeTokenRow) => row.payload as unknown as Invitation;

/** An unanswered invitation, expired ones too, that the caller may deal with. */
async function unanswered(ctx: Ctx, id: string): Promise<OneTimeTokenRow> {
  const [row] = await ctx.db
    .select()
    .from(oneTimeTokens)
    .where(
      and(eq(oneTimeTokens.id, id), eq(oneTimeTokens.purpose, "invitation"), isNull(oneTimeTokens.usedAt)),
    );
  if (!row || !mayInvite(ctx.actor, payloadOf(row).role)) throw notFound();
  return row;
}

/** Sends an invitation once more, with a new link for another seven days; the older link ends. */
export async function resendInvitation(ctx: Ctx, input: { invitationId: string }): Promise<void> {
  const row = await unanswered(ctx, input.invitationId);
  const { role, language } = payloadOf(row);
  await invite(ctx, { email: row.email, role, language: language as InviteInput["language"] });
}

/** Takes an invitation back; its link ends. */
export async function revokeInvitation(ctx: Ctx, input: { invitationId: string }): Promise<void> {
  await inTx(ctx, async (tx) => {
    const row = await unanswered(tx, input.invitationId);
    const gone = await tx.db
      .update(oneTimeTokens)
      .set({ usedAt: new Date() })
      .where(and(eq(oneTimeTokens.id, row.id), isNull(oneTimeTokens.usedAt)))
      .returning({ id: oneTimeTokens.id });
    if (!gone.length) throw notFound();
    tx.audit({
      action: "identity.invitation.revoke",
      targetType: "identity.invitation",
      targetId: row.id,
      changes: { role: payloadOf(row).role },
    });
  });
}

/** Spends a link, of many at once for one; what it promised must still be given by whoever gave it. */
async function spend(ctx: Ctx, id: string): Promise<{ email: string; role: RoleFacts; by: string }> {
  const row = await redeemToken(ctx, id);
  const { role: key, invitedBy } = payloadOf(row);
  const role = await roleOf(ctx, key);
  if (!role.isActive) throw conflict("identity.error.roleOff");
  // Who may no longer make admins has made none by an older letter.
  if (role.kind === "admin" && !(await permissionHolders(ctx, "admins.manage")).includes(invitedBy))
    throw conflict("identity.error.invitationVoid");
  return { email: row.email, role, by: invitedBy };
}

/**
 * Opens the account of an invited person, active at once because the link came to its mailbox, and signs the person
 * in. Throws `invalid` when the link is spent. Call it outside a transaction.
 */
export async function join(ctx: Ctx, input: JoinInput, device: Device): Promise<SignedIn> {
  await limit(ctx, `join:${addressBlock(ctx.address)}`, JOINED);
  const found = await findToken(ctx, "invitation", input.token);
  if (!found) throw invalid("identity.error.tokenSpent");
  await checkNewPassword(ctx, input.password);
  const passwordHash = await hashPassword(input.password);
  return inTx(ctx, async (tx) => {
    const { email, role, by } = await spend(tx, found.id);
    const state = { status: "active" as const, emailVerifiedAt: new Date() };
    const user = await insertPerson(tx, { ...input, email }, passwordHash, state);
    await birth(tx, role, user.id, "active", { reason: null, requestedBy: by, decidedBy: by });
    await announce(tx, { kind: "user", id: user.id }, "email_confirmed");
    tx.audit({
      action: "identity.invitation.join",
      targetType: "identity.user",
      targetId: user.id,
      changes: { role: role.key },
    });
    return openLogin(tx, user, device, { zone: input.zone });
  });
}

/**
 * Gives the caller the role that the caller's mailbox was invited to, and confirms that mailbox. Throws `forbidden`
 * for the invitation of another mailbox.
 */
export async function acceptInvitation(ctx: Ctx, input: { token: string }): Promise<{ role: string }> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw unauthenticated();
  return inTx(ctx, async (tx) => {
    const found = await findToken(tx, "invitation", input.token);
    if (!found) throw invalid("identity.error.tokenSpent");
    if (found.email.toLowerCase() !== actor.email.toLowerCase())
      throw forbidden("identity.error.invitationForOther");
    const { email, role, by } = await spend(tx, found.id);
    if (!actor.emailVerified) await markConfirmed(tx, actor.id, email);
    await giveRole(tx, role, actor.id, by);
    tx.audit({
      action: "identity.invitation.accept",
      targetType: "identity.user",
      targetId: actor.id,
      changes: { role: role.key },
    });
    return { role: role.key };
  });
}
