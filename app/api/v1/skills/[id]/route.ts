import { z } from "zod";
import { notFound } from "@/lib/core/errors";
import { route } from "@/lib/core/route";
import { publicSkill } from "@/lib/skills/skill/detail";
import { ApiSkillDetail } from "@/lib/skills/skill/shape";

export const dynamic = "force-dynamic";

/** One skill; the id of a merged one answers with its target. */
export const GET = route(
  {
    auth: "none",
    summary: "Read a skill",
    description: "The id of a skill that was merged answers with the skill it became.",
    tags: ["Skills"],
    params: z.object({ id: z.uuid() }),
    response: ApiSkillDetail,
  },
  async (ctx, { params }) => {
    const skill = await publicSkill(ctx, ctx.locale, params);
    if (!skill) throw notFound();
    const { usageCount, ...rest } = skill;
    return { ...rest, people: usageCount };
  },
);
