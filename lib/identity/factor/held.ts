import { randomInt } from "node:crypto";
import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { Ctx, PersonActor } from "../../core/ctx";
import { mfaFactors } from "../schema/mfa-factors";
import { sessions } from "../schema/sessions";
import { users } from "../schema/users";
import { endAllLogins } from "../session/end";
import { RECOVERY_ALPHABET, RECOVERY_CODES, showRecoveryCode } from "./model";
import { recoveryHash } from "./verify";

/** What a person may give as the second step, besides recovery codes. */
export interface Held {
  app: boolean;
  /** Ids of the passkeys. */
  passkeys: string[];
}

/** What a person may give as the second step. */
export async function heldFactors(ctx: Ctx, userId: string): Promise<Held> {
  const rows = await ctx.db
    .select({ id: mfaFactors.id, type: mfaFactors.type })
    .from(mfaFactors)
    .where(
      and(
        eq(mfaFactors.userId, userId),
        inArray(mfaFactors.type, ["totp", "passkey"]),
        isNotNull(mfaFactors.confirmedAt),
      ),
    );
  return {
    app: rows.some(({ type }) => type === "totp"),
    passkeys: rows.filter(({ type }) => type === "passkey").map(({ id }) => id),
  };
}

/** The same, with the person's row locked: changes of one person's factors wait here for one another. */
export async function lockFactors(ctx: Ctx, userId: string): Promise<Held> {
  await ctx.db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update");
  return heldFactors(ctx, userId);
}

/**
 * What follows from a new factor: all other logins end, this one counts as proved by both, and whoever had none
 * before gets recovery codes. Answers these, which are not shown again; none where codes are held already.
 */
export async function afterAdding(ctx: Ctx, actor: PersonActor, before: Held): Promise<string[]> {
  await endAllLogins(ctx, actor.id, "factor_changed", { keep: actor.sessionId });
  if (actor.sessionId)
    await ctx.db.update(sessions).set({ mfaAt: new Date() }).where(eq(sessions.id, actor.sessionId));
  return before.app || before.passkeys.length > 0 ? [] : makeRecoveryCodes(ctx, actor.id);
}

/** What follows from a factor that is gone: all other logins end, and with the last factor the recovery codes go. */
export async function afterRemoving(ctx: Ctx, actor: PersonActor): Promise<void> {
  await dropIdleCodes(ctx, actor.id);
  await endAllLogins(ctx, actor.id, "factor_changed", { keep: actor.sessionId });
}

/** Drops the recovery codes of somebody who has no factor any more. */
export async function dropIdleCodes(ctx: Ctx, userId: string): Promise<void> {
  const { app, passkeys } = await heldFactors(ctx, userId);
  if (!app && passkeys.length === 0) await dropRecoveryCodes(ctx, userId);
}

const newCode = () =>
  Array.from({ length: 10 }, () => RECOVERY_ALPHABET[randomInt(RECOVERY_ALPHABET.length)]).join("");

/** Replaces a person's recovery codes. Answers the new ones, as people read them. */
export async function makeRecoveryCodes(ctx: Ctx, userId: string): Promise<string[]> {
  await dropRecoveryCodes(ctx, userId);
  const codes = Array.from({ length: RECOVERY_CODES }, newCode);
  await ctx.db.insert(mfaFactors).values(
    codes.map((code) => ({
      userId,
      type: "recovery_code" as const,
      label: "recovery",
      codeHash: recoveryHash(userId, code),
      confirmedAt: new Date(),
    })),
  );
  return codes.map(showRecoveryCode);
}

const dropRecoveryCodes = (ctx: Ctx, userId: string) =>
  ctx.db.delete(mfaFactors).where(and(eq(mfaFactors.userId, userId), eq(mfaFactors.type, "recovery_code")));
