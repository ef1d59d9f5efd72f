import { pgEnum } from "drizzle-orm/pg-core";
import { LEVELS, PROOFS, SKILL_SOURCES, SKILL_STATUSES } from "../levels";

/** The one scale for skills here, courses in learning and job requirements in careers. */
export const difficultyLevel = pgEnum("difficulty_level", LEVELS);
/** How well a skill is proven; the order is the rank. */
export const skillProof = pgEnum("skill_proof", PROOFS);
export const skillSource = pgEnum("skill_source", SKILL_SOURCES);
export const skillStatus = pgEnum("skill_status", SKILL_STATUSES);
