import { randomBytes } from "node:crypto";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { sha256 } from "../../core/crypto";
import { type Ctx, inTx } from "../../core/ctx";
import { env } from "../../core/env";
import { invalid, notFound } from "../../core/errors";
import { limit } from "../../core/limits";
import { log } from "../../core/log";
import { insertPerson } from "../account/create";
import { sendVerification } from "../account/mails";
import { checkNewPassword, hashPassword } from "../password/hash";
import { superAdmins } from "../role/active";
import { birth, roleOf } from "../role/birth";
import { oneTimeTokens } from "../schema/one-time-tokens";
import { roles } from "../schema/roles";
import { deviceHashOf, openLogin, type SignedIn } from "../session/commands";
import { addressBlock, type Device } from "../session/model";
import { codeOf, comparableCode, SETUP_DAYS, type SetupInput } from "./model";

const ROLE = "super_admin";
/** No mailbox: the code goes to the log. */
const NOBODY = "setup@guildhall.invalid";
/** For one address alone: together they would let a stranger lock the door, and 100 bits are not guessed. */
const TRIES = { capacity: 10, perSeconds: 900 };

/** Whether nobody could let anybody in: there is no super admin who may sign in. */
export async function needsSetup(ctx: Ctx): Promise<boolean> {
  return (await superAdmins(ctx, (await roleOf(ctx, ROLE)).id)).length === 0;
}

/**
 * While there is no super admin: makes the code with which `/setup` makes one, and voids older ones. Only its hash is
 * stored, so the answer is the one chance to tell it. Null once there is a super admin.
 */
export async function issueSetupCode(ctx: Ctx): Promise<string | null> {
  return inTx(ctx, async (tx) => {
    await lockRole(tx);
    if (!(await needsSetup(tx))) return null;
    await tx.db
      .update(oneTimeTokens)
      .set({ usedAt: new Date() })
      .where(and(eq(oneTimeTokens.purpose, "setup"), isNull(oneTimeTokens.usedAt)));
    const code = codeOf(randomBytes(20));
    await tx.db.insert(oneTimeTokens).values({
      purpose: "setup",
      email: NOBODY,
      tokenHash: sha256(comparableCode(code)),
      expiresAt: new Date(Date.now() + SETUP_DAYS * 86_400_000),
    });
    tx.audit({ action: "identity.setup.issue_code" });
    return code;
  });
}

/** Writes the code of `/setup` into the server's log, where only who runs the server reads it. */
export async function announceSetup(ctx: Ctx): Promise<void> {
  const code = await issueSetupCode(ctx);
  if (code)
    log().warn(
      `There is no super admin yet. Open ${env().baseUrl}/setup and enter this code: ${code} (it works once, for ${SETUP_DAYS} days; a restart makes a new one).`,
    );
}

/** Those who make, or end, the last super admin wait here for one another. */
const lockRole = (ctx: Ctx) =>
  ctx.db.select({ id: roles.id }).from(roles).where(eq(roles.key, ROLE)).for("update");

const live = (code: string) =>
  and(
    eq(oneTimeTokens.purpose, "setup"),
    eq(oneTimeTokens.tokenHash, sha256(comparableCode(code))),
    isNull(oneTimeTokens.usedAt),
    gt(oneTimeTokens.expiresAt, sql`now()`),
  );

/**
 * Makes the first super admin of whoever reads the server's log, and signs that person in. The account is active at
 * once; its address is confirmed by mail like any other. Throws `not_found` once there is a super admin, `invalid` at
 * the code when it is wrong, used or too old. Call it outside a transaction.
 */
export async function setUp(ctx: Ctx, input: SetupInput, device: Device): Promise<SignedIn> {
  if (!(await needsSetup(ctx))) throw notFound();
  await limit(ctx, `setup:${addressBlock(ctx.address)}`, TRIES);
  const wrong = invalid("errors.invalid", { code: "identity.error.setupCode" });
  const [known] = await ctx.db.select({ id: oneTimeTokens.id }).from(oneTimeTokens).where(live(input.code));
  if (!known) throw wrong;
  await checkNewPassword(ctx, input.password);
  const passwordHash = await hashPassword(input.password);
  return inTx(ctx, async (tx) => {
    await lockRole(tx);
    if (!(await needsSetup(tx))) throw notFound();
    const [spent] = await tx.db
      .update(oneTimeTokens)
      .set({ usedAt: sql`now()` })
      .where(live(input.code))
      .returning({ id: oneTimeTokens.id });
    if (!spent) throw wrong;
    const user = await insertPerson(tx, { ...input, terms: false }, passwordHash, { status: "active" });
    await birth(tx, await roleOf(tx, ROLE), user.id, "active", {
      reason: null,
      requestedBy: user.id,
      decidedBy: user.id,
    });
    await sendVerification(tx, user, deviceHashOf(device));
    tx.audit({ action: "identity.setup.first_admin", targetType: "identity.user", targetId: user.id });
    return openLogin(tx, user, device, { zone: input.zone });
  });
}
