import { and, eq, isNull } from "drizzle-orm";
import { allow, type Ctx, inTx, type PersonActor } from "../../core/ctx";
import { conflict, invalid, notFound, unauthenticated } from "../../core/errors";
import { uuidv7 } from "../../core/ids";
import { mayManageUser, requireStepUp } from "../access";
import { holdsAdminRole } from "../role/active";
import { mfaFactors } from "../schema/mfa-factors";
import { users } from "../schema/users";
import { open, seal } from "../seal";
import { tellOwner } from "../security/notices";
import { endAllLogins } from "../session/end";
import { afterAdding, afterRemoving, lockFactors, makeRecoveryCodes } from "./held";
import type { ResetFactorsInput } from "./model";
import { mustHaveFactor } from "./required";
import { newSecret, stepOfCode } from "./totp";
import { confirmedTotp, secretPlace } from "./verify";

function owner(ctx: Ctx): PersonActor {
  if (ctx.actor.kind !== "person") throw unauthenticated();
  return ctx.actor;
}

/** Makes a secret for a new app, which counts once it is confirmed; an earlier unconfirmed one goes. */
export async function beginTotp(ctx: Ctx): Promise<{ factorId: string }> {
  const actor = owner(ctx);
  requireStepUp(actor);
  return inTx(ctx, async (tx) => {
    if ((await lockFactors(tx, actor.id)).app) throw conflict("identity.error.factorHeld");
    await dropUnconfirmed(tx, actor.id);
    const id = uuidv7();
    await tx.db.insert(mfaFactors).values({
      id,
      userId: actor.id,
      type: "totp",
      label: "app",
      secret: await seal(tx, actor.id, newSecret(), secretPlace(id)),
    });
    return { factorId: id };
  });
}

async function dropUnconfirmed(ctx: Ctx, userId: string): Promise<void> {
  await ctx.db
    .delete(mfaFactors)
    .where(and(eq(mfaFactors.userId, userId), eq(mfaFactors.type, "totp"), isNull(mfaFactors.confirmedAt)));
}

/**
 * Takes the new app into use once it shows the right code: from now on signing in takes it. Ends all other logins
 * and answers the recovery codes of a first factor, which are not shown again. Throws `invalid` at `code`.
 */
export async function confirmTotp(ctx: Ctx, input: { code: string }): Promise<{ codes: string[] }> {
  const actor = owner(ctx);
  requireStepUp(actor);
  return inTx(ctx, async (tx) => {
    const before = await lockFactors(tx, actor.id);
    const [factor] = await tx.db
      .select()
      .from(mfaFactors)
      .where(
        and(eq(mfaFactors.userId, actor.id), eq(mfaFactors.type, "totp"), isNull(mfaFactors.confirmedAt)),
      )
      .for("update");
    if (!factor?.secret) throw notFound();
    const secret = await open(tx, actor.id, factor.secret, secretPlace(factor.id));
    const step = secret ? stepOfCode(secret, input.code) : null;
    if (step === null) throw invalid("errors.invalid", { code: "identity.error.wrongAppCode" });
    // A second confirmed one, by a parallel press, fails by the index.
    await tx.db
      .update(mfaFactors)
      .set({ confirmedAt: new Date(), lastStep: step, usedAt: new Date() })
      .where(eq(mfaFactors.id, factor.id));
    const codes = await afterAdding(tx, actor, before);
    await tellOwner(tx, actor.id, "factor_added");
    tx.audit({ action: "identity.factor.add", targetType: "identity.user", targetId: actor.id });
    return { codes };
  });
}

/** Replaces all recovery codes of the caller; the old ones stop working. Answers the new ones, once. */
export async function renewRecoveryCodes(ctx: Ctx): Promise<{ codes: string[] }> {
  const actor = owner(ctx);
  requireStepUp(actor);
  return inTx(ctx, async (tx) => {
    const held = await lockFactors(tx, actor.id);
    if (!held.app && held.passkeys.length === 0) throw notFound();
    const codes = await makeRecoveryCodes(tx, actor.id);
    await tellOwner(tx, actor.id, "recovery_codes_made");
    tx.audit({ action: "identity.factor.renew_codes", targetType: "identity.user", targetId: actor.id });
    return { codes };
  });
}

/** Gives up the caller's app. Throws `conflict` for the only factor where one of the caller's roles asks for one. */
export async function removeTotp(ctx: Ctx): Promise<void> {
  const actor = owner(ctx);
  requireStepUp(actor);
  await inTx(ctx, async (tx) => {
    const held = await lockFactors(tx, actor.id);
    await refuseLastFactor(actor, held.passkeys.length);
    const gone = await tx.db
      .delete(mfaFactors)
      .where(confirmedTotp(actor.id))
      .returning({ id: mfaFactors.id });
    if (gone.length === 0) throw notFound();
    await afterRemoving(tx, actor);
    await tellOwner(tx, actor.id, "factor_removed");
    tx.audit({ action: "identity.factor.remove", targetType: "identity.user", targetId: actor.id });
  });
}

/** Throws `conflict` when no factor would be left to a person whose role asks for one. */
export async function refuseLastFactor(actor: PersonActor, left: number): Promise<void> {
  if (left === 0 && (await mustHaveFactor(actor.roles))) throw conflict("identity.error.factorRequired");
}

/** Takes app, passkeys and recovery codes off a person who lost them, after support has made sure who asks. All logins end. */
export async function resetFactors(ctx: Ctx, input: ResetFactorsInput): Promise<void> {
  await inTx(ctx, async (tx) => {
    const [target] = await tx.db
      .select({ id: users.id, isAdmin: holdsAdminRole() })
      .from(users)
      .where(eq(users.id, input.userId))
      .for("update");
    if (!target) throw notFound();
    allow(mayManageUser(tx.actor, target));
    requireStepUp(tx.actor);
    const gone = await tx.db
      .delete(mfaFactors)
      .where(eq(mfaFactors.userId, target.id))
      .returning({ type: mfaFactors.type, confirmedAt: mfaFactors.confirmedAt });
    if (!gone.some(({ type, confirmedAt }) => type !== "recovery_code" && confirmedAt)) throw notFound();
    await endAllLogins(tx, target.id, "factor_changed");
    await tellOwner(tx, target.id, "factors_reset", { reason: input.reason });
    tx.audit({
      action: "identity.factor.reset",
      targetType: "identity.user",
      targetId: target.id,
      changes: { reason: input.reason },
    });
  });
}
