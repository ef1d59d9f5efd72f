import { z } from "zod";
import { Label } from "../label/model";
import { LEVELS, type Level, type Proof, type SkillSource, type SkillStatus } from "../levels";

/** The most pinned skills of one person. */
export const MAX_PINNED = 5;
/** The most open proposals of one person. */
export const MAX_PROPOSALS = 10;

const level = z.enum(LEVELS).nullable();
const year = z
  .number()
  .int()
  .min(1970)
  .refine((value) => value <= new Date().getUTCFullYear(), "skills.error.yearAhead")
  .nullable();
/** Forms send an empty text where nothing was chosen. */
const emptyIsNull = (value: unknown) => (value === "" ? null : value);

/** A skill to add: one of the list by id, or a word, which becomes a proposal when nobody knows it. */
export const SkillToAdd = z
  .strictObject({
    skillId: z.preprocess((v) => (v === "" ? undefined : v), z.uuid().optional()),
    label: z.preprocess((v) => (v === "" ? undefined : v), Label.optional()),
    level: z.preprocess(emptyIsNull, level.default(null)),
  })
  .refine((input) => input.skillId || input.label, { path: ["label"], message: "errors.required" });
export type SkillToAdd = z.output<typeof SkillToAdd>;

/** What the owner says about a skill; what is left out stays. Nothing about proof can be said here. */
export const SkillClaim = z.strictObject({
  skillId: z.uuid(),
  level: z.preprocess(emptyIsNull, level).optional(),
  lastUsedYear: z
    .preprocess((v) => (v === "" ? null : typeof v === "string" ? Number(v) : v), year)
    .optional(),
});
export type SkillClaim = z.output<typeof SkillClaim>;
export const OwnSkillRef = z.strictObject({ skillId: z.uuid() });
export const PinInput = z.strictObject({ skillId: z.uuid(), pinned: z.boolean().default(false) });
export const ShowInput = z.strictObject({ skillId: z.uuid(), visible: z.boolean().default(false) });

/** One skill on a person's list. */
export interface UserSkill {
  skillId: string;
  slug: string;
  /** In the reader's language. */
  name: string;
  status: SkillStatus;
  level: Level | null;
  source: SkillSource;
  proof: Proof;
  proofLevel: Level | null;
  provenAt: Date | null;
  lastUsedYear: number | null;
  isPinned: boolean;
  isVisible: boolean;
  /** How many proofs it has, expired and revoked ones too. */
  evidenceCount: number;
  /** When it came onto the list. */
  addedAt: Date;
}
