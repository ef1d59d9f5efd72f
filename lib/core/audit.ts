import { asc, desc, eq, gt, sql } from "drizzle-orm";
import { sha256 } from "./crypto";
import type { Actor, Ctx } from "./ctx";
import type { Db } from "./db";
import { DEFAULT_LOCALE } from "./i18n/locales";
import { messagesFor } from "./i18n/messages";
import { actKey } from "./names";
import { auditLogs } from "./schema/core";

/** One act, as a command describes it. Secret and personal values must be left out of `changes`. */
export interface AuditEntry {
  /** Domain, noun, verb: `content.post.publish`. */
  action: string;
  targetType?: string;
  targetId?: string;
  /** Column to [before, after], or other facts. */
  changes?: Record<string, unknown>;
  /** Who acted, where the act itself proved it: at a sign-in the context still is a visitor's. */
  by?: { userId: string; login?: string };
}

type AuditRow = typeof auditLogs.$inferInsert;

/** Serializes all writers of the chain until their transaction ends. */
const CHAIN_LOCK = 7_301_001;
const GENESIS = Buffer.alloc(32);

/** The entry that says which entries before it went to an archive, and with which hash the chain goes on. */
export const AUDIT_SEALED = "core.audit.sealed";

/** JSON with sorted keys, so that a row hashes alike however PostgreSQL stored it. */
export function canonicalJson(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map((v) => canonicalJson(v ?? null)).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value as Record<string, unknown>)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

/** The link of the chain: SHA-256 of the previous hash and the row without its own hash. */
export function chainHash(prev: Buffer, row: Omit<AuditRow, "hash" | "prevHash">): Buffer {
  const body = canonicalJson({
    seq: row.seq,
    at: row.at,
    actorKind: row.actorKind,
    actorId: row.actorId ?? null,
    impersonatorId: row.impersonatorId ?? null,
    sessionId: row.sessionId ?? null,
    ip: row.ip ?? null,
    requestId: row.requestId ?? null,
    action: row.action,
    targetType: row.targetType ?? null,
    targetId: row.targetId ?? null,
    changes: row.changes ?? null,
  });
  return sha256(Buffer.concat([prev, Buffer.from(body)]));
}

/** The columns that say who acted and by which login. */
function actorOf(
  actor: Actor,
  by: AuditEntry["by"],
): Pick<AuditRow, "actorKind" | "actorId" | "impersonatorId" | "sessionId"> {
  const person = actor.kind === "person" || actor.kind === "api_key" ? actor : null;
  if (by && by.userId !== person?.id)
    return { actorKind: "person", actorId: by.userId, impersonatorId: null, sessionId: by.login ?? null };
  return {
    actorKind: actor.kind,
    actorId: person?.id ?? (actor.kind === "job" ? actor.name : null),
    impersonatorId: person?.impersonatorId ?? null,
    sessionId: actor.kind === "api_key" ? actor.keyId : (person?.sessionId ?? person?.familyId ?? null),
  };
}

/** In development and tests an act of a domain that its catalog does not name is a fault: people would read its key. */
async function refuseUnnamed(entries: readonly AuditEntry[]): Promise<void> {
  const catalogs = await messagesFor(DEFAULT_LOCALE);
  for (const { action } of entries) {
    const [area = "", acts = "", act = ""] = actKey(action).split(".");
    const catalog = catalogs[area] as Record<string, Record<string, string>> | undefined;
    if (catalog && !catalog[acts]?.[act]) throw new Error(`The act "${action}" has no name in the catalogs.`);
  }
}

/** Appends entries to the chain in the caller's transaction. Called by `inTx` as its last step. */
export async function writeAudit(ctx: Ctx, entries: readonly AuditEntry[]): Promise<void> {
  if (!entries.length) return;
  if (process.env.NODE_ENV !== "production") await refuseUnnamed(entries);
  await ctx.db.execute(sql`select pg_advisory_xact_lock(${CHAIN_LOCK})`);
  const [head] = await ctx.db
    .select({ seq: auditLogs.seq, hash: auditLogs.hash })
    .from(auditLogs)
    .orderBy(desc(auditLogs.seq))
    .limit(1);
  let seq = head?.seq ?? 0;
  let prevHash = head?.hash ?? GENESIS;
  const rows = entries.map((entry) => {
    const row = {
      seq: ++seq,
      at: new Date(),
      ...actorOf(ctx.actor, entry.by),
      ip: ctx.ip,
      requestId: ctx.requestId,
      action: entry.action,
      targetType: entry.targetType ?? null,
      targetId: entry.targetId ?? null,
      // Through JSON once, because that is how jsonb gives it back.
      changes: entry.changes ? (JSON.parse(canonicalJson(entry.changes)) as Record<string, unknown>) : null,
    };
    const full = { ...row, prevHash, hash: chainHash(prevHash, row) };
    prevHash = full.hash;
    return full;
  });
  await ctx.db.insert(auditLogs).values(rows);
}

/** What a walk over the chain found; `brokenAt` names the first seq that does not fit. */
export interface AuditVerdict {
  rows: number;
  brokenAt: number | null;
  /** The last link; kept elsewhere, it shows later whether the tail was cut. */
  head: { seq: number; hash: string } | null;
}

/** Whether the chain may begin with this row: the first ever, or the one that a sealing left as the oldest. */
async function mayBegin(db: Db, row: { seq: number; prevHash: Buffer }): Promise<boolean> {
  if (row.seq === 1) return row.prevHash.equals(GENESIS);
  const [sealed] = await db
    .select({ changes: auditLogs.changes })
    .from(auditLogs)
    .where(eq(auditLogs.action, AUDIT_SEALED))
    .orderBy(desc(auditLogs.seq))
    .limit(1);
  const { last, lastHash } = (sealed?.changes ?? {}) as { last?: number; lastHash?: string };
  return last === row.seq - 1 && lastHash === row.prevHash.toString("hex");
}

/** Walks the whole chain from its oldest row. */
export async function verifyAudit(db: Db, batch = 2000): Promise<AuditVerdict> {
  let prev = null as { seq: number; hash: Buffer } | null;
  let rows = 0;
  const verdict = (brokenAt: number | null): AuditVerdict => ({
    rows,
    brokenAt,
    head: prev && { seq: prev.seq, hash: prev.hash.toString("hex") },
  });
  for (;;) {
    const chunk = await db
      .select()
      .from(auditLogs)
      .where(gt(auditLogs.seq, prev?.seq ?? -1))
      .orderBy(asc(auditLogs.seq))
      .limit(batch);
    for (const row of chunk) {
      rows++;
      const follows = prev
        ? row.seq === prev.seq + 1 && row.prevHash.equals(prev.hash)
        : await mayBegin(db, row);
      if (!follows || !chainHash(row.prevHash, row).equals(row.hash)) return verdict(row.seq);
      prev = { seq: row.seq, hash: row.hash };
    }
    if (chunk.length < batch) return verdict(null);
  }
}
