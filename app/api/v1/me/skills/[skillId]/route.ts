import { z } from "zod";
import { inTx } from "@/lib/core/ctx";
import { notFound } from "@/lib/core/errors";
import { route } from "@/lib/core/route";
import { claimSkill, pinSkill, removeSkill, showSkill } from "@/lib/skills/user-skill/commands";
import { SkillClaim } from "@/lib/skills/user-skill/model";
import { ownSkill } from "@/lib/skills/user-skill/queries";
import { ApiOwnSkill, apiOwnSkill } from "@/lib/skills/user-skill/shape";

export const dynamic = "force-dynamic";

const tags = ["Skills"];
const Params = z.object({ skillId: z.uuid() });
const Body = z
  .strictObject({
    level: SkillClaim.shape.level,
    last_used_year: SkillClaim.shape.lastUsedYear,
    pinned: z.boolean().optional(),
    visible: z.boolean().optional(),
  })
  .refine((body) => Object.keys(body).length > 0, { message: "errors.required" });

/** Changes what the caller says of a skill; what is left out stays. */
export const PATCH = route(
  {
    auth: "session",
    scope: "skills:write",
    summary: "Change a skill of yours",
    tags,
    params: Params,
    body: Body,
    response: ApiOwnSkill,
  },
  (ctx, { params: { skillId }, body }) =>
    inTx(ctx, async (tx) => {
      const { level, last_used_year: lastUsedYear, pinned, visible } = body;
      if (level !== undefined || lastUsedYear !== undefined)
        await claimSkill(tx, { skillId, level, lastUsedYear });
      if (visible !== undefined) await showSkill(tx, { skillId, visible });
      if (pinned !== undefined) await pinSkill(tx, { skillId, pinned });
      const skill = await ownSkill(tx, skillId);
      if (!skill) throw notFound();
      return apiOwnSkill(skill);
    }),
);

/** Takes a skill off the caller's list; one with evidence is hidden instead. */
export const DELETE = route(
  {
    auth: "session",
    scope: "skills:write",
    summary: "Remove a skill from your list",
    description: "A skill with evidence is hidden instead, because the proof stays.",
    tags,
    params: Params,
    response: z.object({ hidden: z.boolean() }),
  },
  (ctx, { params }) => removeSkill(ctx, params),
);
