import { and, desc, eq, gt, or, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { domains } from "../../core/registry";
import { apiKeys } from "../schema/api-keys";
import { type KeyState, keyState, MAX_KEYS } from "./model";

/** A key as its owner sees it; the secret itself is nowhere. */
export interface OwnKey {
  id: string;
  name: string;
  prefix: string;
  /** Message keys of what it may do. */
  scopes: { key: string; label: string | null }[];
  state: KeyState;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date;
  revokedAt: Date | null;
}

/** Ended keys stay in view this long, so that their owner finds out what ended. */
const ENDED_DAYS = 30;

/** The caller's keys: live ones and those that ended lately, the newest first. Empty for everybody but a person. */
export async function listOwnKeys(ctx: Ctx): Promise<OwnKey[]> {
  const { actor } = ctx;
  if (actor.kind !== "person") return [];
  const lately = sql`now() - make_interval(days => ${ENDED_DAYS})`;
  const rows = await ctx.db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      prefix: apiKeys.prefix,
      scopes: apiKeys.scopes,
      createdAt: apiKeys.createdAt,
      lastUsedAt: apiKeys.lastUsedAt,
      expiresAt: apiKeys.expiresAt,
      revokedAt: apiKeys.revokedAt,
    })
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.userId, actor.id),
        gt(apiKeys.expiresAt, lately),
        or(sql`${apiKeys.revokedAt} is null`, gt(apiKeys.revokedAt, lately)),
      ),
    )
    .orderBy(desc(apiKeys.createdAt))
    .limit(2 * MAX_KEYS);
  const labels = new Map(
    domains().flatMap(({ scopes = {} }) => Object.entries(scopes).map(([key, { label }]) => [key, label])),
  );
  return rows.map((row) => ({
    ...row,
    scopes: row.scopes.map((key) => ({ key, label: labels.get(key) ?? null })),
    state: keyState(row),
  }));
}
