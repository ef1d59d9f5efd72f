import { z } from "zod";
import { LOCALES } from "../../core/i18n/locales";
import { Label } from "../label/model";
import { DescribedTexts } from "../label/translations";
import type { SkillStatus } from "../levels";

/** How deep broader skills go. */
export const MAX_BROADER = 5;
/** For how many days a merge can be undone. */
export const UNDO_DAYS = 30;

const emptyIsNull = (value: unknown) => (value === "" || value === undefined ? null : value);
const optionalId = z.preprocess(emptyIsNull, z.uuid().nullable());

export const SkillInput = z.object({
  name: Label,
  description: z.string().trim().max(1000).default(""),
  translations: DescribedTexts,
  categoryId: optionalId,
  broaderId: optionalId,
  externalUri: z.preprocess(
    emptyIsNull,
    z
      .url({ protocol: /^https?$/, error: "errors.field.url" })
      .max(300)
      .nullable(),
  ),
});
export type SkillInput = z.output<typeof SkillInput>;
export const SkillUpdate = SkillInput.extend({ id: z.uuid() });
export const SkillRef = z.object({ id: z.uuid() });
export const SkillReason = z.object({ id: z.uuid(), reason: z.string().trim().min(3).max(500) });
/** Accepting a proposal: it needs a place in the tree, and may get a better name. */
export const SkillAccept = z.object({ id: z.uuid(), categoryId: z.uuid("errors.required"), name: Label });
export const SkillMerge = z.object({
  ids: z.array(z.uuid()).min(1).max(50),
  into: z.uuid("errors.required"),
});
export const LabelInput = z.object({
  skillId: z.uuid(),
  label: Label,
  language: z.enum(LOCALES),
  preferred: z.preprocess((v) => v === true || v === "on" || v === "true", z.boolean()),
});
export const LabelRef = z.object({ labelId: z.uuid() });

/** A skill as a suggestion shows it. */
export interface SuggestedSkill {
  id: string;
  slug: string;
  name: string;
  /** The label that matched, when it is not the name. */
  matched: string | null;
  category: string | null;
}

/** A row of the curators' list. */
export interface SkillRow {
  id: string;
  slug: string;
  name: string;
  status: SkillStatus;
  category: string | null;
  labels: number;
  usageCount: number;
  mergedInto: string | null;
  createdAt: Date;
}

/** A proposal in the curators' queue. */
export interface Proposal {
  id: string;
  name: string;
  createdAt: Date;
  /** Null once that person was erased, or when an import brought it. */
  proposer: string | null;
  /** How many people have it on their list. */
  people: number;
  /** Active skills that look like it, by the label that does. */
  similar: { id: string; name: string; label: string }[];
}
