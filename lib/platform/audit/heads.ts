import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { auditLogs } from "@/lib/core/schema/core";
import { storage } from "@/lib/core/storage";

/** Outside of the database: who cuts the log's tail would have to reach the store too. */
const FOLDER = "platform/audit-heads/";
const NAME = /^(\d{4}-\d{2}-\d{2})T[\d-]+Z\.(\d+)\.([0-9a-f]{64})$/;

/** The log's last link as it once was. */
export interface AuditHead {
  seq: number;
  hash: string;
}

/** Writes the present head into the store and into the process's log. Null while the log is empty. */
export async function exportHead(db: Db, now = new Date()): Promise<AuditHead | null> {
  const [last] = await db
    .select({ seq: auditLogs.seq, hash: auditLogs.hash })
    .from(auditLogs)
    .orderBy(desc(auditLogs.seq))
    .limit(1);
  if (!last) return null;
  const head = { seq: last.seq, hash: last.hash.toString("hex") };
  const at = now.toISOString().slice(0, 19).replaceAll(":", "-");
  // The name says all, so that a listing is enough to compare by.
  const key = `${FOLDER}${at}Z.${head.seq}.${head.hash}`;
  await storage().put(key, Buffer.from(`${JSON.stringify({ at: now, ...head })}\n`), "application/json");
  log().info(head, "the head of the audit log");
  return head;
}

/** All heads that were written, oldest first, each with its key in the store. */
async function exportedHeads(): Promise<(AuditHead & { key: string })[]> {
  const heads = [];
  for await (const { key } of storage().list(FOLDER)) {
    const [, , seq, hash] = NAME.exec(key.slice(FOLDER.length)) ?? [];
    if (seq && hash) heads.push({ key, seq: Number(seq), hash });
  }
  return heads.sort((a, b) => a.seq - b.seq);
}

/**
 * The first entry that contradicts a head written earlier: it stands there with another hash, or is gone although
 * older ones stand. Null when all agree; entries that went to an archive are left out.
 */
export async function contradictedSeq(db: Db): Promise<number | null> {
  const [ends] = await db
    .select({
      first: sql<string | null>`min(${auditLogs.seq})`,
      last: sql<string | null>`max(${auditLogs.seq})`,
    })
    .from(auditLogs);
  const first = Number(ends?.first ?? 1);
  const last = Number(ends?.last ?? 0);
  const heads = (await exportedHeads()).filter((head) => head.seq >= first);
  const wanted = heads.filter((head) => head.seq <= last);
  for (let at = 0; at < wanted.length; at += 500) {
    const part = wanted.slice(at, at + 500);
    const rows = await db
      .select({ seq: auditLogs.seq, hash: auditLogs.hash })
      .from(auditLogs)
      .where(
        inArray(
          auditLogs.seq,
          part.map((head) => head.seq),
        ),
      );
    const now = new Map(rows.map((row) => [row.seq, row.hash.toString("hex")]));
    const differs = part.find((head) => now.get(head.seq) !== head.hash);
    if (differs) return differs.seq;
  }
  return heads.length > wanted.length ? last + 1 : null;
}

/**
 * Forgets the heads that a restored backup cannot have: entries written after it are gone by intent, and their
 * numbers will be given again. Answers how many.
 */
export async function forgetLaterHeads(db: Db): Promise<number> {
  const [oldest] = await db.select({ seq: sql<string | null>`min(${auditLogs.seq})` }).from(auditLogs);
  const heads = (await exportedHeads()).filter((head) => head.seq >= Number(oldest?.seq ?? 1));
  let forgotten = 0;
  for (const { key, seq, hash } of heads) {
    const [same] = await db
      .select({ seq: auditLogs.seq })
      .from(auditLogs)
      .where(and(eq(auditLogs.seq, seq), eq(auditLogs.hash, Buffer.from(hash, "hex"))));
    if (same) continue;
    await storage().remove(key);
    forgotten += 1;
  }
  if (forgotten) log().warn({ forgotten }, "heads of the audit log after the restored backup were forgotten");
  return forgotten;
}
