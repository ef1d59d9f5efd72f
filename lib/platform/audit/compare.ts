import { and, desc, eq, gt, inArray, lt, type SQL } from "drizzle-orm";
import { z } from "zod";
import { canonicalJson } from "@/lib/core/audit";
import type { Ctx } from "@/lib/core/ctx";
import { listContract } from "@/lib/core/list";
import { auditLogs } from "@/lib/core/schema/core";
import { type AuditRow, auditRows } from "./queries";

const Seq = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional();

/** The URL of two entries side by side. */
export const auditPair = listContract({
  filters: { left: Seq, right: Seq },
  sort: ["seq"],
  defaultSort: "seq",
});

/** What one entry says of a field: nothing, a fact, or what it was before and after. */
export type AuditValue = null | { before?: unknown; after: unknown };
/** One field of two entries. */
export interface AuditDifference {
  field: string;
  left: AuditValue;
  right: AuditValue;
  /** What it was after the one is not what it was after the other. */
  differs: boolean;
}

function valueIn(changes: AuditRow["changes"], field: string): AuditValue {
  if (!changes || !(field in changes)) return null;
  const value = changes[field];
  return Array.isArray(value) && value.length === 2
    ? { before: value[0], after: value[1] }
    : { after: value };
}

/** The fields of both entries, in their order, those of the first before those that only the second has. */
export function differences(left: AuditRow["changes"], right: AuditRow["changes"]): AuditDifference[] {
  const fields = [...new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])];
  return fields.map((field) => {
    const [one, two] = [valueIn(left, field), valueIn(right, field)];
    const same = one && two && canonicalJson(one.after ?? null) === canonicalJson(two.after ?? null);
    return { field, left: one, right: two, differs: !same };
  });
}

/** Two entries, the older first; null for each that is not there. */
export async function auditEntries(
  ctx: Ctx,
  seqs: readonly (number | undefined)[],
): Promise<(AuditRow | null)[]> {
  const wanted = seqs.filter((seq) => seq !== undefined).sort((a, b) => a - b);
  const rows = wanted.length ? await auditRows(ctx, inArray(auditLogs.seq, wanted)) : [];
  return wanted.map((seq) => rows.find((row) => row.seq === seq) ?? null);
}

/** The entries before and after one that concern the same thing. */
export async function neighboursOf(
  ctx: Ctx,
  { seq, targetType, targetId }: Pick<AuditRow, "seq" | "targetType" | "targetId">,
): Promise<{ before: number | null; after: number | null }> {
  if (!targetType || !targetId) return { before: null, after: null };
  const next = async (side: SQL, order: SQL | typeof auditLogs.seq) => {
    const [row] = await ctx.db
      .select({ seq: auditLogs.seq })
      .from(auditLogs)
      .where(and(eq(auditLogs.targetType, targetType), eq(auditLogs.targetId, targetId), side))
      .orderBy(order)
      .limit(1);
    return row?.seq ?? null;
  };
  return {
    before: await next(lt(auditLogs.seq, seq), desc(auditLogs.seq)),
    after: await next(gt(auditLogs.seq, seq), auditLogs.seq),
  };
}
