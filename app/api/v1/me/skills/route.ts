import { z } from "zod";
import { reply, route } from "@/lib/core/route";
import { Label } from "@/lib/skills/label/model";
import { LEVELS } from "@/lib/skills/levels";
import { addOwnSkill } from "@/lib/skills/user-skill/commands";
import { ownSkills } from "@/lib/skills/user-skill/queries";
import { ApiOwnSkill, apiOwnSkill } from "@/lib/skills/user-skill/shape";

export const dynamic = "force-dynamic";

const tags = ["Skills"];

/** The caller's skills: pinned first, then the best proven. */
export const GET = route(
  {
    auth: "session",
    scope: "skills:read",
    summary: "List your skills",
    tags,
    response: z.object({ data: z.array(ApiOwnSkill) }),
  },
  async (ctx) => ({ data: (await ownSkills(ctx)).map(apiOwnSkill) }),
);

const Body = z
  .strictObject({
    skill_id: z.uuid().optional(),
    label: Label.optional(),
    level: z.enum(LEVELS).nullable().default(null),
  })
  .refine((body) => body.skill_id || body.label, { path: ["label"], message: "errors.required" });

/** Adds one by id or by word: 201, or 200 with the existing row. */
export const POST = route(
  {
    auth: "session",
    scope: "skills:write",
    summary: "Add a skill to your list",
    description:
      "Name it by `skill_id`, or by `label`: a word that nobody knows becomes a proposal. Answers 200 with the existing row when it was there.",
    tags,
    body: Body,
    response: ApiOwnSkill,
    status: 201,
    existing: true,
    idempotent: true,
  },
  async (ctx, { body }) => {
    const input = { skillId: body.skill_id, label: body.label, level: body.level };
    const { skill, created } = await addOwnSkill(ctx, input);
    return reply(created ? 201 : 200, apiOwnSkill(skill));
  },
);
