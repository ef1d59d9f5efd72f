import { and, desc, gt, isNotNull, isNull } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { mayManagePoints } from "../access";
import { pointProofs } from "../schema/point-proofs";
import { LOST_AFTER } from "./commands";

export type ProofRow = typeof pointProofs.$inferSelect;

/** The newest finished recounts, and one that is under way; nothing for those who may not see them. */
export async function recentProofs(
  ctx: Ctx,
  limit = 15,
): Promise<{ finished: ProofRow[]; running: ProofRow | null }> {
  if (!mayManagePoints(ctx.actor)) return { finished: [], running: null };
  const finished = await ctx.db
    .select()
    .from(pointProofs)
    .where(isNotNull(pointProofs.finishedAt))
    .orderBy(desc(pointProofs.createdAt))
    .limit(limit);
  const [running] = await ctx.db
    .select()
    .from(pointProofs)
    .where(and(isNull(pointProofs.finishedAt), gt(pointProofs.createdAt, new Date(Date.now() - LOST_AFTER))))
    .orderBy(desc(pointProofs.createdAt))
    .limit(1);
  return { finished, running: running ?? null };
}
