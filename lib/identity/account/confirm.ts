import { and, eq, sql } from "drizzle-orm";
import { sameSecret } from "../../core/crypto";
import { type Ctx, inTx, personId } from "../../core/ctx";
import { db } from "../../core/db";
import { invalid } from "../../core/errors";
import { limit } from "../../core/limits";
import { move } from "../../core/transition";
import { announce } from "../registries";
import { holdsAdminRole } from "../role/active";
import { type OneTimeTokenRow, oneTimeTokens } from "../schema/one-time-tokens";
import { users } from "../schema/users";
import { deviceHashOf } from "../session/commands";
import type { Device } from "../session/model";
import { tryPassword } from "../session/throttle";
import { findToken, redeemToken, tryCode } from "../token/tokens";
import { inEvenTime } from "./even";
import { sendVerification } from "./mails";
import { accountMachine, type ConfirmEmailInput } from "./model";

const RESENDS = { capacity: 3, perSeconds: 3600 };

/** Three confirmations an hour to each mailbox, whoever asks for them. Call it outside a transaction. */
export const limitConfirmations = (ctx: Ctx, email: string): Promise<void> =>
  limit(ctx, `mail-verify:${email.toLowerCase()}`, RESENDS);

/** Whether this caller needs no password: the account's own login, or the browser that signed up. */
export function isTrusted(ctx: Ctx, token: OneTimeTokenRow, device: Device): boolean {
  if (token.userId !== null && personId(ctx.actor) === token.userId) return true;
  const { deviceHash } = token.payload;
  return typeof deviceHash === "string" && sameSecret(deviceHash, deviceHashOf(device));
}

/**
 * Confirms an address by link or code, together with the password or the browser of the sign-up, so that nobody
 * confirms what a stranger opened on their address. Answers whether the caller is signed in as that person.
 */
export async function confirmEmail(
  ctx: Ctx,
  input: ConfirmEmailInput,
  device: Device,
): Promise<{ signedIn: boolean }> {
  const token = input.token ? await findToken(ctx, "verify_email", input.token) : await byCode(ctx, input);
  if (!token?.userId) throw invalid("identity.error.tokenSpent");
  const userId = token.userId;
  if (!isTrusted(ctx, token, device))
    await checkSignUpPassword(ctx, userId, token.email, input.password, device);
  await inTx(ctx, async (tx) => {
    await redeemToken(tx, token.id);
    await markConfirmed(tx, userId, token.email);
  });
  return { signedIn: personId(ctx.actor) === userId };
}

async function byCode(ctx: Ctx, input: ConfirmEmailInput): Promise<OneTimeTokenRow> {
  const email = ctx.actor.kind === "person" ? ctx.actor.email : input.email;
  if (!email) throw invalid("errors.invalid", { email: "errors.required" });
  if (!input.code) throw invalid("errors.invalid", { code: "errors.required" });
  return tryCode("verify_email", email, input.code);
}

async function checkSignUpPassword(
  ctx: Ctx,
  userId: string,
  email: string,
  password: string | undefined,
  device: Device,
): Promise<void> {
  if (!password) throw invalid("errors.invalid", { password: "errors.required" });
  const [user] = await db()
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, userId));
  if (!(await tryPassword(ctx, user ?? null, email, password, deviceHashOf(device))))
    throw invalid("errors.invalid", { password: "identity.error.wrongPassword" });
}

/** Notes that the mailbox is the person's, and begins the account's active life. For the caller's transaction. */
export async function markConfirmed(ctx: Ctx, userId: string, email: string): Promise<void> {
  const [user] = await ctx.db
    .select({
      id: users.id,
      status: users.status,
      erasedAt: users.erasedAt,
      emailVerifiedAt: users.emailVerifiedAt,
      isAdmin: holdsAdminRole(),
    })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.email, email)))
    .for("update");
  if (!user) throw invalid("identity.error.tokenSpent");
  if (!user.emailVerifiedAt)
    await ctx.db.update(users).set({ emailVerifiedAt: new Date() }).where(eq(users.id, userId));
  // Also when it was confirmed before: mail may have come back since.
  await announce(ctx, { kind: "user", id: userId }, "email_confirmed");
  if (user.status === "pending_verification") await move(ctx, accountMachine, user, "confirm", target);
  ctx.audit({ action: "identity.user.confirm_email", targetType: "identity.user", targetId: userId });
}
const target = { table: users, id: users.id, status: users.status };

/**
 * Mails a new link and code to the caller, or to an address given by a visitor; says nothing of whether that
 * address has an unconfirmed account. Who is signed in may confirm again. Three an hour for each mailbox.
 */
export async function resendVerification(ctx: Ctx, input: { email?: string }, device: Device): Promise<void> {
  const own = personId(ctx.actor);
  const email = ctx.actor.kind === "person" ? ctx.actor.email : input.email;
  if (!email) throw invalid("errors.invalid", { email: "errors.required" });
  await limitConfirmations(ctx, email);
  await inEvenTime(() =>
    inTx(ctx, async (tx) => {
      const [user] = await tx.db.select().from(users).where(eq(users.email, email));
      // Its own login may confirm an address anew: that is how mail that came back is sent again.
      if (!user || (user.emailVerifiedAt && own !== user.id)) return;
      if (!["active", "pending_verification"].includes(user.status)) return;
      const browser = deviceHashOf(device);
      const known = own === user.id || (await browserKnownTo(tx, user.id, browser));
      await sendVerification(tx, user, known ? browser : null);
    }),
  );
}

/** Whether a sign-up or a mail asked for by its own login named this browser for an account. */
export async function browserKnownTo(ctx: Ctx, userId: string, deviceHash: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: oneTimeTokens.id })
    .from(oneTimeTokens)
    .where(
      and(
        eq(oneTimeTokens.userId, userId),
        eq(oneTimeTokens.purpose, "verify_email"),
        sql`${oneTimeTokens.payload}->>'deviceHash' = ${deviceHash}`,
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** What a confirmation link is for, without spending it; null when it is spent or unknown. */
export async function previewConfirmation(
  ctx: Ctx,
  token: string,
  device: Device,
): Promise<{ email: string; trusted: boolean } | null> {
  const row = await findToken(ctx, "verify_email", token);
  return row ? { email: row.email, trusted: isTrusted(ctx, row, device) } : null;
}
