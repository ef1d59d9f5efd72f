import { eq, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { LOCALES } from "../../core/i18n/locales";
import type { ImportRow, RowVerdict } from "../../core/imports/kind";
import type { ImportFault } from "../../core/imports/model";
import { fieldErrors } from "../../core/issues";
import { categoryOptions } from "../category/queries";
import { normalizeLabel } from "../label/model";
import { type SkillTableRow, skillSynonyms, skills } from "../schema/skills";
import { SkillImportRow } from "./model";

/** A label that is there already. */
export interface KnownLabel {
  skillId: string;
  language: string;
  preferred: boolean;
  /** The skill's name. */
  owner: string;
}

/** What will become of one row. */
export interface SkillPlan extends RowVerdict {
  row: SkillImportRow | null;
  /** The skill that stands for the concept; null for a new one. */
  target: SkillTableRow | null;
  categoryId: string | null;
  broaderId: string | null;
  /** Labels to add, the preferred one not among them. */
  added: string[];
  /** The preferred label is not the skill's name in that language yet. */
  named: boolean;
}

/** Everything that rows are judged against; one query for each kind of thing, however many rows. */
interface Known {
  byUri: Map<string, SkillTableRow>;
  labels: Map<string, KnownLabel>;
  categories: Map<string, string>;
}

/** Judges rows against the rules and the list as it stands; writes nothing. */
export async function planSkills(ctx: Ctx, rows: readonly ImportRow[]): Promise<SkillPlan[]> {
  const parsed = rows.map(({ values }) => SkillImportRow.safeParse(values));
  const good = parsed.flatMap((p) => (p.success ? [p.data] : []));
  const known = await knownOf(ctx, good);
  /** Labels that an earlier row of these takes. */
  const taken = new Map<string, string>();
  return parsed.map((p): SkillPlan => {
    if (!p.success) {
      const faults = Object.entries(fieldErrors(p.error)).map(
        ([column, said]): ImportFault =>
          typeof said === "string"
            ? { column, key: said }
            : { column, key: said.key, params: said.params as ImportFault["params"] },
      );
      return { ...NOTHING, faults };
    }
    return judge(p.data, known, taken);
  });
}

const NOTHING = {
  row: null,
  target: null,
  categoryId: null,
  broaderId: null,
  added: [],
  named: false,
  faults: [],
  notes: [],
} satisfies SkillPlan;

async function knownOf(ctx: Ctx, rows: readonly SkillImportRow[]): Promise<Known> {
  const uris = rows.flatMap((row) => (row.broader ? [row.uri, row.broader] : [row.uri]));
  const words = rows.flatMap((row) => [row.preferred, ...row.alternatives].map(normalizeLabel));
  const list = (values: string[]) => sql.param([...new Set(values)]);
  // One after another: an import's transaction has one connection.
  const known = await ctx.db
    .select()
    .from(skills)
    .where(sql`${skills.externalUri} = any(${list(uris)}::text[])`);
  const labels = await ctx.db
    .select({
      normalized: skillSynonyms.normalized,
      skillId: skillSynonyms.skillId,
      language: skillSynonyms.languageCode,
      preferred: skillSynonyms.isPreferred,
      owner: skills.name,
    })
    .from(skillSynonyms)
    .innerJoin(skills, eq(skills.id, skillSynonyms.skillId))
    .where(sql`${skillSynonyms.normalized} = any(${list(words)}::text[])`);
  // A file may call a category by its name in any language.
  const categories = [];
  for (const locale of LOCALES) categories.push(...(await categoryOptions(ctx, locale)));
  return {
    byUri: new Map(known.map((skill) => [skill.externalUri as string, skill])),
    labels: new Map(labels.map(({ normalized, ...label }) => [normalized, label])),
    categories: categoryNames(categories),
  };
}

/** Categories by their whole path, and by their last name where only one has it. */
function categoryNames(options: readonly { id: string; name: string }[]): Map<string, string> {
  const names = new Map<string, string>();
  const last = (name: string) => (name.split(" / ").at(-1) as string).toLowerCase();
  for (const [name, same] of Map.groupBy(options, (o) => last(o.name)))
    if (same[0] && same.every((option) => option.id === same[0]?.id)) names.set(name, same[0].id);
  for (const { id, name } of options) names.set(name.toLowerCase(), id);
  return names;
}

function judge(row: SkillImportRow, known: Known, taken: Map<string, string>): SkillPlan {
  const faults: ImportFault[] = [];
  const notes: ImportFault[] = [];
  const target = known.byUri.get(row.uri) ?? null;
  const english = row.language === "en";
  if (target?.status === "merged") faults.push({ column: "uri", key: "skills.import.merged" });
  if (!target && !english) faults.push({ column: "language", key: "skills.import.englishFirst" });
  const categoryId = row.category ? (known.categories.get(pathKey(row.category)) ?? null) : null;
  if (row.category && !categoryId) faults.push({ column: "category", key: "skills.error.categoryGone" });

  const foreign = (label: string): string | null => {
    const normalized = normalizeLabel(label);
    const owner = known.labels.get(normalized);
    if (owner) return owner.skillId === target?.id ? null : owner.owner;
    const earlier = taken.get(normalized);
    return earlier !== undefined && earlier !== row.uri ? earlier : null;
  };
  const clash = foreign(row.preferred);
  if (clash) faults.push({ column: "preferred", key: "skills.error.labelTaken", params: { name: clash } });
  const others = new Map(row.alternatives.map((label) => [normalizeLabel(label), label]));
  others.delete(normalizeLabel(row.preferred));
  const skipped = [...others.values()].filter((label) => foreign(label));
  if (skipped.length)
    notes.push({
      column: "alternatives",
      key: "skills.import.skipped",
      params: { labels: skipped.join(", ").slice(0, 300) },
    });
  const added = [...others].flatMap(([normalized, label]) =>
    foreign(label) || known.labels.has(normalized) ? [] : [label],
  );
  const broader = row.broader ? known.byUri.get(row.broader) : undefined;
  if (row.broader && broader?.status !== "active")
    notes.push({ column: "broader", key: "skills.import.broaderLater" });
  const plan = {
    row,
    target,
    categoryId,
    broaderId: broader?.status === "active" ? broader.id : null,
    added,
    named: isNamed(row, target, known),
  };
  if (!faults.length) {
    for (const label of [row.preferred, ...added]) taken.set(normalizeLabel(label), row.uri);
    if (!target) notes.unshift({ column: null, key: "skills.import.isNew" });
    else if (changesOf(plan)) notes.unshift({ column: null, key: "skills.import.changes" });
  }
  return { ...plan, faults, notes };
}

const pathKey = (path: string) =>
  path
    .split(/\s*[/>]\s*/)
    .join(" / ")
    .toLowerCase();

/** Whether the preferred label must still become the skill's name in its language. */
function isNamed(row: SkillImportRow, target: SkillTableRow | null, known: Known): boolean {
  if (!target) return false;
  if (row.language === "en") return row.preferred !== target.name;
  const label = known.labels.get(normalizeLabel(row.preferred));
  // A word that is the same in English needs no label of its own.
  if (!label || label.language === "en") return !label;
  return !(label.preferred && label.language === row.language);
}

const descriptionIn = (skill: SkillTableRow, language: string) =>
  language === "en" ? skill.description : skill.translations[language]?.description;

/** Whether taking the row over changes anything of a known skill. */
export function changesOf({
  row,
  target,
  categoryId,
  broaderId,
  added,
  named,
}: Omit<SkillPlan, "faults" | "notes">): boolean {
  if (!row || !target) return false;
  return (
    named ||
    added.length > 0 ||
    (categoryId !== null && categoryId !== target.categoryId) ||
    (broaderId !== null && broaderId !== target.broaderId && broaderId !== target.id) ||
    (row.description !== undefined && row.description !== descriptionIn(target, row.language))
  );
}
