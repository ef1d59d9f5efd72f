import type { Ctx } from "../../core/ctx";
import { port } from "../../core/ports";
import { tags } from "../tags";

/** What follows from every change of a skill: stale pages, its search document, the audit entry. */
export async function changed(
  ctx: Ctx,
  verb: string,
  skill: { id: string; slug: string },
  changes: Record<string, unknown>,
  oldSlug = skill.slug,
): Promise<void> {
  ctx.touch(tags.skills, tags.skill(skill.slug), tags.skill(oldSlug));
  await port("searchIndex")(ctx, "skill", skill.id);
  ctx.audit({ action: `skills.skill.${verb}`, targetType: "skill", targetId: skill.id, changes });
}
