import { z } from "zod";
import { SKILL_STATUSES } from "../levels";

/** A skill as a suggestion of the REST API; `matched` is the label that was found, when it is not the name. */
export const ApiSkill = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    matched: z.string().nullable(),
    category: z.string().nullable(),
  })
  .meta({ id: "SkillFound" });

/** One skill of the REST API. A merged one is answered by its target. */
export const ApiSkillDetail = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    status: z.enum(SKILL_STATUSES),
    category: z.object({ id: z.uuid(), name: z.string(), slug: z.string() }).nullable(),
    labels: z.array(z.object({ label: z.string(), language: z.string() })),
    broader: z.object({ id: z.uuid(), name: z.string(), slug: z.string() }).nullable(),
    narrower: z.array(z.object({ id: z.uuid(), name: z.string(), slug: z.string() })),
    people: z.number().int(),
  })
  .meta({ id: "Skill" });
export type ApiSkillDetail = z.output<typeof ApiSkillDetail>;
