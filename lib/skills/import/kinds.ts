import type { ImportColumn, ImportKind } from "../../core/imports/kind";
import { CURATE } from "../access";
import { applySkills } from "./apply";
import { MAX_SKILL_ROWS, SKILL_IMPORT } from "./model";
import { planSkills } from "./plan";

const column = (name: string, example: string, rest: Partial<ImportColumn> = {}): ImportColumn => ({
  name,
  example,
  help: `skills.import.column.${name}`,
  ...rest,
});

/** Concepts of a public list such as ESCO or O*NET. */
export const SKILLS_IMPORT: ImportKind = {
  name: SKILL_IMPORT,
  label: "skills.import.kind",
  permission: CURATE,
  maxRows: MAX_SKILL_ROWS,
  columns: [
    column("uri", "http://data.europa.eu/esco/skill/0001", { required: true }),
    column("preferred", "Glass blowing", { required: true, signed: true }),
    column("alternatives", "Glassblowing | Blowing glass", { signed: true }),
    column("broader", "http://data.europa.eu/esco/skill/0000"),
    column("category", "Crafts / Glass"),
    column("language", "en"),
    column("description", "Shaping molten glass with breath and tools."),
  ],
  check: async (ctx, rows) => (await planSkills(ctx, rows)).map(({ faults, notes }) => ({ faults, notes })),
  apply: (ctx, rows) => applySkills(ctx, rows),
};
