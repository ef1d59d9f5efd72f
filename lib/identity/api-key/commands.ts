import { and, count, eq, gt, isNull, sql } from "drizzle-orm";
import { randomToken, sha256 } from "../../core/crypto";
import { type Ctx, inTx, type PersonActor } from "../../core/ctx";
import { conflict, invalid, notFound, unauthenticated } from "../../core/errors";
import { requireStepUp } from "../access";
import { apiKeys } from "../schema/api-keys";
import { users } from "../schema/users";
import { tellOwner } from "../security/notices";
import { mayAct } from "../session/actor";
import { type CreateKeyInput, KEY_PREFIX, MAX_KEYS, SHOWN_LENGTH } from "./model";
import { scopesFor } from "./scopes";

/** Keys are made and ended by the person in a login, never by a key or on another's behalf. */
function owner(ctx: Ctx): PersonActor {
  if (ctx.actor.kind !== "person") throw unauthenticated();
  return ctx.actor;
}

const live = (userId: string) =>
  and(eq(apiKeys.userId, userId), isNull(apiKeys.revokedAt), gt(apiKeys.expiresAt, sql`now()`));

/**
 * Makes a key of the caller's and answers it, this once. Throws `invalid` at `scopes` for what the caller may not give,
 * `conflict` beyond the number of keys that one person may have.
 */
export async function createKey(ctx: Ctx, input: CreateKeyInput): Promise<{ id: string; key: string }> {
  const actor = owner(ctx);
  requireStepUp(actor);
  const given = new Set(scopesFor(actor).map((scope) => scope.key));
  if (input.scopes.some((scope) => !given.has(scope)))
    throw invalid("errors.invalid", { scopes: "identity.error.keyScope" });
  const key = `${KEY_PREFIX}${randomToken()}`;
  return inTx(ctx, async (tx) => {
    // The person's row makes parallel ones count each other, and a suspension end what was made just before.
    const [person] = await tx.db
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, actor.id), mayAct()))
      .for("no key update");
    if (!person) throw unauthenticated();
    const [held] = await tx.db.select({ n: count() }).from(apiKeys).where(live(actor.id));
    if ((held?.n ?? 0) >= MAX_KEYS) throw conflict("identity.error.keysFull", { max: MAX_KEYS });
    const [row] = await tx.db
      .insert(apiKeys)
      .values({
        userId: actor.id,
        name: input.name,
        prefix: key.slice(0, SHOWN_LENGTH),
        keyHash: sha256(key),
        scopes: input.scopes,
        expiresAt: sql`now() + make_interval(days => ${input.days})`,
      })
      .returning({ id: apiKeys.id, expiresAt: apiKeys.expiresAt });
    if (!row) throw unauthenticated();
    await tellOwner(tx, actor.id, "api_key_made", { key: input.name });
    tx.audit({
      action: "identity.api_key.create",
      targetType: "identity.user",
      targetId: actor.id,
      changes: { keyId: row.id, scopes: input.scopes, days: input.days },
    });
    return { id: row.id, key };
  });
}

/** Ends one of the caller's keys, at once. Throws `not_found` for another person's, an absent or an ended one. */
export async function revokeKey(ctx: Ctx, input: { id: string }): Promise<void> {
  const actor = owner(ctx);
  await inTx(ctx, async (tx) => {
    const [row] = await tx.db
      .update(apiKeys)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(apiKeys.id, input.id), live(actor.id)))
      .returning({ name: apiKeys.name });
    if (!row) throw notFound();
    await tellOwner(tx, actor.id, "api_key_revoked", { key: row.name });
    tx.audit({
      action: "identity.api_key.revoke",
      targetType: "identity.user",
      targetId: actor.id,
      changes: { keyId: input.id },
    });
  });
}
