import { z } from "zod";
import { LEVELS, PROOFS, SKILL_SOURCES, SKILL_STATUSES } from "../levels";
import type { UserSkill } from "./model";

/** A skill of the caller's own as the REST API tells it. */
export const ApiOwnSkill = z
  .object({
    skill_id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    status: z.enum(SKILL_STATUSES),
    level: z.enum(LEVELS).nullable(),
    source: z.enum(SKILL_SOURCES),
    proof: z.enum(PROOFS),
    proof_level: z.enum(LEVELS).nullable(),
    proven_at: z.iso.datetime().nullable(),
    last_used_year: z.number().int().nullable(),
    pinned: z.boolean(),
    visible: z.boolean(),
    evidence_count: z.number().int(),
    added_at: z.iso.datetime(),
  })
  .meta({ id: "OwnSkill" });

export const apiOwnSkill = (row: UserSkill): z.output<typeof ApiOwnSkill> => ({
  skill_id: row.skillId,
  slug: row.slug,
  name: row.name,
  status: row.status,
  level: row.level,
  source: row.source,
  proof: row.proof,
  proof_level: row.proofLevel,
  proven_at: row.provenAt?.toISOString() ?? null,
  last_used_year: row.lastUsedYear,
  pinned: row.isPinned,
  visible: row.isVisible,
  evidence_count: row.evidenceCount,
  added_at: row.addedAt.toISOString(),
});
