import { z } from "zod";
import { LOCALES } from "../../core/i18n/locales";
import { BeginImportInput } from "../../core/imports/model";
import { Label, labelFault } from "../label/model";

export const SKILL_IMPORT = "skills.skills";
/** What /admin/skills/import takes. */
export const SKILL_IMPORTS = [SKILL_IMPORT] as const;
export const MAX_SKILL_ROWS = 20_000;
export const BeginSkillImport = BeginImportInput.extend({ kind: z.enum(SKILL_IMPORTS) });

/** Labels of one cell: divided by bars, as spreadsheets of O*NET have them, or by lines, as ESCO's files do. */
const Labels = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(/[|\r\n]+/)
      .map((label) => label.trim())
      .filter(Boolean),
  )
  .superRefine((labels, check) => {
    const fault = labels.map(labelFault).find((found) => found !== null);
    if (fault) check.addIssue({ code: "custom", message: fault });
    if (labels.length > 100) check.addIssue({ code: "custom", message: "skills.import.tooManyLabels" });
  });

const Uri = z.url({ protocol: /^https?$/, error: "errors.field.url" }).max(300);

/** One concept of a public list. */
export const SkillImportRow = z.object({
  uri: Uri,
  preferred: Label,
  alternatives: Labels,
  broader: Uri.optional(),
  category: z.string().trim().max(400).optional(),
  language: z
    .string()
    .transform((code) => code.toLowerCase())
    .pipe(z.enum(LOCALES))
    .default("en"),
  description: z.string().trim().max(1000).optional(),
});
export type SkillImportRow = z.output<typeof SkillImportRow>;
