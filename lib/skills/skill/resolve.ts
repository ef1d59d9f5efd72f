import { eq } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { notFound } from "../../core/errors";
import { type SkillTableRow, skills } from "../schema/skills";

/**
 * The skill that an id means now: itself, or what it was merged into (chains are one step long). Shared-locked until
 * the transaction ends, so that a merge waits for what is being written about it. Throws `not_found`.
 */
export async function resolveSkill(ctx: Ctx, skillId: string): Promise<SkillTableRow> {
  let id = skillId;
  for (;;) {
    const [row] = await ctx.db.select().from(skills).where(eq(skills.id, id)).for("share");
    if (!row) throw notFound();
    if (!row.mergedIntoId) return row;
    id = row.mergedIntoId;
  }
}
