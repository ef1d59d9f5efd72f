import { and, eq, lt, sql } from "drizzle-orm";
import { canonicalJson } from "./audit";
import { hmac } from "./crypto";
import { type Ctx, inTx, personId } from "./ctx";
import { AppError, conflict, invalid, pgError } from "./errors";
import { idempotencyKeys } from "./schema/core";

/** What a request answered; a repeat with the same key gets the same. */
export interface Reply {
  status: number;
  body: unknown;
}

const HOURS = 24;
const KEY = /^[\x21-\x7e]{1,255}$/;
/** How long a repeat waits for the first request to end. */
const WAIT = "5s";

/**
 * Runs a command at most once for each key of a caller. The key is written first in the command's transaction,
 * so an equal request waits for it and then gets the stored reply, and a failed command leaves no key. Throws
 * `invalid` when the key was used for another request, `conflict` when the first is still running after 5 s.
 */
export async function once(
  ctx: Ctx,
  request: { key: string; method: string; path: string; body: unknown },
  run: (ctx: Ctx) => Promise<Reply>,
): Promise<Reply & { repeated: boolean }> {
  if (!KEY.test(request.key)) throw invalid("errors.idempotency.key");
  const visitor = () => `${ctx.actor.kind}:${hmac("idempotency", ctx.address ?? "").toString("base64url")}`;
  const actorKey = personId(ctx.actor) ?? visitor();
  // Under a key of the server, because a body may hold a password.
  const bodyHash = hmac("idempotency", canonicalJson(request.body));
  const { key, method, path } = request;
  const mine = and(eq(idempotencyKeys.actorKey, actorKey), eq(idempotencyKeys.key, key));
  return inTx(ctx, async (tx) => {
    await tx.db.execute(sql`select set_config('lock_timeout', ${WAIT}, true)`);
    const expiresAt = new Date(Date.now() + HOURS * 3_600_000);
    try {
      await tx.db.delete(idempotencyKeys).where(and(mine, lt(idempotencyKeys.expiresAt, new Date())));
      const first = await tx.db
        .insert(idempotencyKeys)
        .values({ actorKey, key, method, path, bodyHash, expiresAt })
        .onConflictDoNothing()
        .returning({ key: idempotencyKeys.key });
      if (first.length === 0) return await repeat();
    } catch (error) {
      if (pgError(error)?.code === "55P03") throw conflict("errors.idempotency.inProgress");
      throw error;
    }
    await tx.db.execute(sql`select set_config('lock_timeout', '0', true)`);
    const reply = await run(tx);
    await tx.db
      .update(idempotencyKeys)
      .set({ responseStatus: reply.status, responseBody: { body: reply.body ?? null } })
      .where(mine);
    return { ...reply, repeated: false };

    async function repeat() {
      const [row] = await tx.db.select().from(idempotencyKeys).where(mine);
      if (!row) throw conflict("errors.idempotency.inProgress");
      if (row.method !== method || row.path !== path || !row.bodyHash.equals(bodyHash))
        throw new AppError(
          "invalid",
          "errors.idempotency.reused",
          {},
          {},
          { code: "idempotency_key_reused" },
        );
      const { body } = row.responseBody as { body: unknown };
      return { status: row.responseStatus as number, body, repeated: true };
    }
  });
}

/** Forgets keys whose day is over. Answers how many. */
export async function purgeKeys(ctx: Ctx): Promise<number> {
  const gone = await ctx.db.delete(idempotencyKeys).where(lt(idempotencyKeys.expiresAt, new Date()));
  return gone.rowCount ?? 0;
}
