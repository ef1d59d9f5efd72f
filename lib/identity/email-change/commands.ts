import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { type Ctx, inTx, type PersonActor } from "../../core/ctx";
import { conflict, invalid, unauthenticated } from "../../core/errors";
import { limit } from "../../core/limits";
import { mail } from "../../core/mail";
import { requireStepUp } from "../access";
import { markConfirmed } from "../account/confirm";
import { greeting, mailLocale } from "../account/mails";
import { type OneTimeTokenRow, oneTimeTokens } from "../schema/one-time-tokens";
import { type UserRow, users } from "../schema/users";
import { tellOwner } from "../security/notices";
import { endAllLogins } from "../session/end";
import { findToken, issueToken, redeemToken, tryCode } from "../token/tokens";
import { isAddressHeld, issueUndo } from "../undo/link";
import { CHANGE_MINUTES, type ChangeEmailInput } from "./model";

const HOURLY = { capacity: 3, perSeconds: 3600 };

function owner(ctx: Ctx): PersonActor {
  if (ctx.actor.kind !== "person") throw unauthenticated();
  return ctx.actor;
}

/** Whether another account has the address, or has it kept for the way back. */
async function isTaken(ctx: Ctx, email: string, userId: string): Promise<UserRow | boolean> {
  const [other] = await ctx.db.select().from(users).where(eq(users.email, email));
  return other ?? (await isAddressHeld(ctx, email, userId));
}

/**
 * Mails a link and a code to the address that the caller wants. Where addresses must be confirmed before anything
 * else, a taken one is answered like a free one, and its owner is told by mail; else it fails with `conflict` at the
 * field. Three an hour for each person and mailbox.
 */
export async function requestEmailChange(ctx: Ctx, input: { email: string }): Promise<void> {
  const actor = owner(ctx);
  requireStepUp(actor);
  if (input.email.toLowerCase() === actor.email.toLowerCase())
    throw invalid("errors.invalid", { email: "identity.error.sameEmail" });
  await limit(ctx, `mail-change:${actor.id}`, HOURLY);
  await limit(ctx, `mail-change-to:${input.email.toLowerCase()}`, HOURLY);
  const hides = (await ctx.setting<string>("auth.email_verification")) === "required";
  await inTx(ctx, async (tx) => {
    const taken = await isTaken(tx, input.email, actor.id);
    if (taken && !hides) throw conflict("errors.invalid", {}, { email: "identity.error.emailTaken" });
    const [user] = await tx.db.select().from(users).where(eq(users.id, actor.id));
    if (!user) throw unauthenticated();
    await tx.db
      .update(oneTimeTokens)
      .set({ usedAt: new Date() })
      .where(
        and(
          eq(oneTimeTokens.userId, user.id),
          eq(oneTimeTokens.purpose, "change_email"),
          isNull(oneTimeTokens.usedAt),
        ),
      );
    const { id, token, code } = await issueToken(tx, {
      purpose: "change_email",
      userId: user.id,
      email: input.email,
      minutes: CHANGE_MINUTES,
      code: true,
    });
    if (taken) await tellTaken(tx, input.email, taken === true ? null : taken, id);
    else
      await mail(tx, {
        to: input.email,
        template: "identity.mail.changeEmail",
        locale: mailLocale(tx, user),
        data: {
          name: greeting(user),
          username: user.username,
          code,
          url: `/account/security/email?token=${token}`,
        },
        dedupe: `identity.change-email:${id}`,
        secret: true,
      });
    tx.audit({ action: "identity.email.request", targetType: "identity.user", targetId: user.id });
  });
}

/** Tells the owner of an address that somebody wanted it for another account. */
async function tellTaken(ctx: Ctx, email: string, other: UserRow | null, id: string): Promise<void> {
  if (!other) return;
  await mail(ctx, {
    to: email,
    template: "identity.mail.addressWanted",
    locale: mailLocale(ctx, other),
    data: { name: greeting(other) },
    dedupe: `identity.address-wanted:${id}`,
  });
}

/** The address that the caller asked for and has not confirmed; null when none waits. */
export async function getPendingEmail(ctx: Ctx): Promise<string | null> {
  if (ctx.actor.kind !== "person") return null;
  const [row] = await ctx.db
    .select({ email: oneTimeTokens.email })
    .from(oneTimeTokens)
    .where(
      and(
        eq(oneTimeTokens.userId, ctx.actor.id),
        eq(oneTimeTokens.purpose, "change_email"),
        isNull(oneTimeTokens.usedAt),
        gt(oneTimeTokens.expiresAt, sql`now()`),
      ),
    )
    .orderBy(desc(oneTimeTokens.createdAt))
    .limit(1);
  return row?.email ?? null;
}

/** The address of a mailed link, if it is the caller's and unspent. */
export async function previewEmailChange(ctx: Ctx, token: string): Promise<string | null> {
  const row = await findToken(ctx, "change_email", token);
  return row && row.userId === owner(ctx).id ? row.email : null;
}

/**
 * Moves the caller's account to the address that was confirmed by link or code, in a login of the account, so that a
 * mistyped address gives nobody the account. Ends all other logins; the old address gets a link that undoes it.
 */
export async function changeEmail(ctx: Ctx, input: ChangeEmailInput): Promise<void> {
  const actor = owner(ctx);
  const found = input.token
    ? await findToken(ctx, "change_email", input.token)
    : await byCode(ctx, input.code);
  if (!found || found.userId !== actor.id) throw invalid("identity.error.tokenSpent");
  await inTx(ctx, async (tx) => {
    const [before] = await tx.db.select().from(users).where(eq(users.id, actor.id)).for("update");
    const token = await redeemToken(tx, found.id);
    if (!before) throw unauthenticated();
    if (await isAddressHeld(tx, token.email, actor.id))
      throw conflict("errors.invalid", {}, { email: "identity.error.emailTaken" });
    await tx.db
      .update(users)
      .set({ email: token.email, emailVerifiedAt: new Date() })
      .where(eq(users.id, actor.id));
    await markConfirmed(tx, actor.id, token.email);
    await endAllLogins(tx, actor.id, "email_changed", { keep: actor.sessionId });
    await tellBoth(tx, before, token);
    tx.audit({ action: "identity.email.change", targetType: "identity.user", targetId: actor.id });
  });
}

async function byCode(ctx: Ctx, code: string | undefined): Promise<OneTimeTokenRow | null> {
  if (!code) throw invalid("errors.invalid", { code: "errors.required" });
  const email = await getPendingEmail(ctx);
  return email ? tryCode("change_email", email, code) : null;
}

async function tellBoth(ctx: Ctx, before: UserRow, token: OneTimeTokenRow): Promise<void> {
  // An address that was never confirmed may be a stranger's, who must not get the account by the way back.
  if (before.emailVerifiedAt) {
    const undo = await issueUndo(ctx, before, before.email, true);
    await mail(ctx, {
      to: before.email,
      template: "identity.mail.emailChanged",
      locale: mailLocale(ctx, before),
      data: { name: greeting(before), email: token.email, url: undo.path },
      dedupe: `identity.email-changed:${undo.id}`,
      secret: true,
    });
  }
  await tellOwner(ctx, before.id, "email_changed", { email: token.email });
}
