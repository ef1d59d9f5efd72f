import { and, asc, eq, inArray, lt, ne, sql } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { deleteFile } from "../../core/files";
import type { RetentionRule } from "../../core/registry";
import { files } from "../../core/schema/core";
import { userVerifications } from "../schema/verifications";
import { expire } from "./commands";
import { EVIDENCE_DAYS, REMINDER_DAYS } from "./model";
import { tellApplicant } from "./notices";

const BATCH = 500;

/** Ends proofs whose last day is over, each in a transaction of its own, and reminds of those that end soon. */
export async function tendVerifications(ctx: Ctx): Promise<{ expired: number; reminded: number }> {
  const due = await ctx.db
    .select({ id: userVerifications.id })
    .from(userVerifications)
    .where(and(eq(userVerifications.status, "verified"), lt(userVerifications.expiresOn, sql`current_date`)))
    .orderBy(asc(userVerifications.expiresOn))
    .limit(BATCH);
  for (const { id } of due) await inTx(ctx, (tx) => expire(tx, id, null));
  let reminded = 0;
  for (const days of REMINDER_DAYS) reminded += await remind(ctx, days);
  return { expired: due.length, reminded };
}

/** Reminds of the proofs that end within so many days; a person hears of each once for each step. */
async function remind(ctx: Ctx, days: number): Promise<number> {
  const nearer = REMINDER_DAYS.find((step) => step < days) ?? -1;
  const rows = await ctx.db
    .select()
    .from(userVerifications)
    .where(
      and(
        eq(userVerifications.status, "verified"),
        sql`${userVerifications.expiresOn} <= current_date + ${days}::int`,
        sql`${userVerifications.expiresOn} > current_date + ${nearer}::int`,
      ),
    )
    .limit(BATCH);
  for (const row of rows)
    await inTx(ctx, (tx) =>
      tellApplicant(
        tx,
        row,
        "verificationExpiring",
        { date: new Date(`${row.expiresOn}T00:00:00Z`) },
        `:${row.expiresOn}:${days}`,
      ),
    );
  return rows.length;
}

/** Deletes the evidence of proofs that were decided on, or taken back, long enough ago. */
export const EVIDENCE_RETENTION: RetentionRule = {
  what: "evidence of decided verifications",
  async action(ctx, limit) {
    const rows = await ctx.db
      .select({ id: userVerifications.id, evidence: userVerifications.evidence })
      .from(userVerifications)
      .where(
        and(
          ne(userVerifications.status, "pending"),
          sql`${userVerifications.evidence} <> '[]'::jsonb`,
          sql`coalesce(${userVerifications.decidedAt}, ${userVerifications.updatedAt}) < now() - make_interval(days => ${EVIDENCE_DAYS})`,
        ),
      )
      .limit(limit);
    for (const { id, evidence } of rows)
      await inTx(ctx, async (tx) => {
        const there = await tx.db
          .select({ id: files.id })
          .from(files)
          .where(
            and(
              inArray(
                files.id,
                evidence.map((e) => e.fileId),
              ),
              eq(files.status, "ready"),
            ),
          );
        for (const file of there) await deleteFile(tx, file.id);
        await tx.db.update(userVerifications).set({ evidence: [] }).where(eq(userVerifications.id, id));
      });
    return rows.length;
  },
};
