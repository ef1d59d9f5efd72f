import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { and, asc, gt, lt, lte, sql } from "drizzle-orm";
import { AUDIT_SEALED } from "@/lib/core/audit";
import { type Ctx, holds, inTx } from "@/lib/core/ctx";
import type { FileKind } from "@/lib/core/registry";
import { auditLogs } from "@/lib/core/schema/core";
import { storeUpload } from "@/lib/core/uploads";

/** How many entries one archive holds at most. */
const PER_ARCHIVE = 100_000;
const BATCH = 2_000;

/** Entries of the audit log past their time: one JSON object a line, gzipped. */
export const AUDIT_ARCHIVE: FileKind = {
  name: "audit_archive",
  prefix: "platform/audit",
  visibility: "private",
  maxBytes: 2 * 1024 ** 3,
  types: ["application/gzip"],
  attachment: true,
  mayUpload: () => false,
  mayRead: (ctx) => holds(ctx.actor, "audit.read"),
};

/**
 * Moves audit entries older than the retention time into archive files. Each archive is stored first; then one
 * transaction removes the entries and appends the fact, with the hash that the chain goes on from. Answers how
 * many entries moved.
 */
export async function sealAudit(ctx: Ctx): Promise<number> {
  const months = await ctx.setting<number>("privacy.audit_retention_months");
  let moved = 0;
  for (;;) {
    const n = await sealOnce(ctx, months);
    moved += n;
    if (n < PER_ARCHIVE) return moved;
  }
}

async function sealOnce(ctx: Ctx, months: number): Promise<number> {
  const old = lt(auditLogs.at, sql`now() - make_interval(months => ${months}::int)`);
  // The newest entry stays in any case: the chain goes on from it.
  const { rows } = await ctx.db.execute<{ first: string; last: string; hash: Buffer; n: string }>(sql`
    with due as (select seq, hash from ${auditLogs} where ${old} and seq < (select max(seq) from ${auditLogs})
      order by seq limit ${PER_ARCHIVE})
    select min(seq) as first, max(seq) as last, count(*) as n,
      (array_agg(hash order by seq desc))[1] as hash from due`);
  const range = rows[0];
  const count = Number(range?.n ?? 0);
  if (!range || count === 0) return 0;
  const [first, last] = [Number(range.first), Number(range.last)];
  const file = await storeUpload(ctx, AUDIT_ARCHIVE.name, {
    name: `audit-${first}-${last}.jsonl.gz`,
    body: Readable.from(lines(ctx, first, last)).pipe(createGzip()),
    ownerId: null,
  });
  await inTx(ctx, async (tx) => {
    await tx.db.execute(sql`select set_config('guildhall.seal', 'on', true)`);
    await tx.db.delete(auditLogs).where(lte(auditLogs.seq, last));
    await tx.db.execute(sql`select set_config('guildhall.seal', 'off', true)`);
    const lastHash = range.hash.toString("hex");
    tx.audit({
      action: AUDIT_SEALED,
      targetType: "file",
      targetId: file.id,
      changes: { first, last, lastHash },
    });
  });
  return count;
}

async function* lines(ctx: Ctx, first: number, last: number): AsyncGenerator<string> {
  for (let after = first - 1; after < last; ) {
    const batch = await ctx.db
      .select()
      .from(auditLogs)
      .where(and(gt(auditLogs.seq, after), lte(auditLogs.seq, last)))
      .orderBy(asc(auditLogs.seq))
      .limit(BATCH);
    if (batch.length === 0) return;
    for (const { prevHash, hash, ...row } of batch)
      yield `${JSON.stringify({ ...row, prevHash: prevHash.toString("hex"), hash: hash.toString("hex") })}\n`;
    after = batch.at(-1)?.seq as number;
  }
}
