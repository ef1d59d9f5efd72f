import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { sha256 } from "../../core/crypto";
import type { ApiKeyActor, PersonActor } from "../../core/ctx";
import { db } from "../../core/db";
import { preparedOnce } from "../../core/prepared";
import { KEY_PREFIX } from "../api-key/model";
import { livingToken } from "../refresh/living";
import { apiKeys } from "../schema/api-keys";
import { refreshTokens } from "../schema/sessions";
import { users } from "../schema/users";
import { actorColumns, mayAct, mustConfirm, toActor } from "../session/actor";
import { SEEN_MINUTES } from "../session/model";
import { readAccessToken } from "./signing";

/** The person of an access token and whether its family lives, in one query. */
const byFamily = preparedOnce("identity_load_family", (handle) =>
  handle
    .select(actorColumns())
    .from(refreshTokens)
    .innerJoin(users, eq(users.id, refreshTokens.userId))
    .where(
      and(
        eq(refreshTokens.familyId, sql.placeholder("familyId")),
        eq(refreshTokens.userId, sql.placeholder("userId")),
        livingToken(),
        mayAct(),
      ),
    )
    .limit(1)
    .prepare("identity_load_family"),
);

const byKey = preparedOnce("identity_load_key", (handle) =>
  handle
    .select({
      keyId: apiKeys.id,
      scopes: apiKeys.scopes,
      lastUsedAt: apiKeys.lastUsedAt,
      ...actorColumns(),
    })
    .from(apiKeys)
    .innerJoin(users, eq(users.id, apiKeys.userId))
    .where(
      and(
        eq(apiKeys.keyHash, sql.placeholder("hash")),
        isNull(apiKeys.revokedAt),
        gt(apiKeys.expiresAt, sql`now()`),
        mayAct(),
      ),
    )
    .prepare("identity_load_key"),
);

/**
 * Fills the port `loadBearer`: the sender of an access token or API key; null when it is not ours or over, when its
 * family ended, or when its person may not act any more.
 */
export async function loadBearer(token: string): Promise<PersonActor | ApiKeyActor | null> {
  if (token.startsWith(KEY_PREFIX)) return loadKey(token);
  const named = await readAccessToken(token);
  if (!named) return null;
  const [row] = await byFamily().execute(named);
  if (!row || (await mustConfirm(row))) return null;
  return { kind: "person", ...(await toActor(row)), familyId: named.familyId };
}

async function loadKey(key: string): Promise<ApiKeyActor | null> {
  const [row] = await byKey().execute({ hash: sha256(key) });
  if (!row || (await mustConfirm(row))) return null;
  if (Date.now() - (row.lastUsedAt?.getTime() ?? 0) > SEEN_MINUTES * 60_000)
    await db().update(apiKeys).set({ lastUsedAt: new Date() }).where(eq(apiKeys.id, row.keyId));
  return { kind: "api_key", ...(await toActor(row)), keyId: row.keyId, scopes: new Set(row.scopes) };
}
