import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { type Ctx, inTx } from "../../core/ctx";
import { db } from "../../core/db";
import type { ImportRow } from "../../core/imports/kind";
import { testCtx } from "../../core/testing/ctx";
import { createCategory } from "../category/commands";
import { CategoryInput } from "../category/model";
import { skillSynonyms, skills } from "../schema/skills";
import { mergeSkills } from "../skill/merge-commands";
import { curator, makeSkill, uniqueName } from "../testing";
import { applySkills } from "./apply";
import { planSkills } from "./plan";

let boss: Ctx;
beforeAll(async () => {
  boss = await curator();
});
const job = testCtx({ kind: "job", name: "core.run-import" });
const uri = (name: string) => `http://list.example/${encodeURIComponent(name)}`;
type Cells = Record<string, string | undefined>;
const rowsOf = (...rows: Cells[]): ImportRow[] =>
  rows.map((values, i) => ({ line: i + 2, values: values as Record<string, string> }));
const check = async (...rows: Cells[]) =>
  (await planSkills(job, rowsOf(...rows))).map(({ faults, notes }) => ({
    faults: faults.map((f) => `${f.column}: ${f.key}`),
    notes: notes.map((f) => f.key),
  }));
const apply = (...rows: Cells[]) => inTx(job, (tx) => applySkills(tx, rowsOf(...rows)));
const byUri = async (name: string) =>
  (
    await db()
      .select()
      .from(skills)
      .where(eq(skills.externalUri, uri(name)))
  )[0];
const labelsOf = async (id: string) =>
  (await db().select().from(skillSynonyms).where(eq(skillSynonyms.skillId, id)))
    .map((l) => `${l.languageCode} ${l.label}${l.isPreferred ? " *" : ""}`)
    .sort();

test("new concepts come in with labels, place and broader concept; a repeat changes nothing", async () => {
  const [wide, narrow, shelf] = [uniqueName("Wide"), uniqueName("Narrow"), uniqueName("Shelf")];
  await createCategory(boss, CategoryInput.parse({ name: shelf }));
  const rows = [
    { uri: uri(wide), preferred: wide, category: shelf, description: "All of it." },
    {
      uri: uri(narrow),
      preferred: narrow,
      alternatives: `${narrow} a|${narrow} b\n${narrow}`,
      broader: uri(wide),
    },
  ];
  expect(await check(...rows)).toEqual([
    { faults: [], notes: ["skills.import.isNew"] },
    { faults: [], notes: ["skills.import.isNew", "skills.import.broaderLater"] },
  ]);
  expect(await apply(rows[0] as Cells)).toEqual(["created"]);
  expect(await apply(rows[1] as Cells)).toEqual(["created"]);
  const made = await byUri(narrow);
  expect(made).toMatchObject({ status: "active", broaderId: (await byUri(wide))?.id });
  expect((await byUri(wide))?.categoryId).not.toBeNull();
  expect(await labelsOf(made?.id as string)).toEqual([`en ${narrow} *`, `en ${narrow} a`, `en ${narrow} b`]);
  expect(await apply(...rows)).toEqual(["unchanged", "unchanged"]);
  expect(await check(...rows)).toEqual([
    { faults: [], notes: [] },
    { faults: [], notes: [] },
  ]);
});

test("another language names what is there; a new English name leads the old address on", async () => {
  const name = uniqueName("Glass");
  await apply({ uri: uri(name), preferred: name });
  const ru = { uri: uri(name), preferred: `Стекло ${name}`, alternatives: `Стёкла ${name}`, language: "ru" };
  expect(await apply(ru)).toEqual(["updated"]);
  expect(await apply(ru)).toEqual(["unchanged"]);
  expect(await apply({ uri: uri(name), preferred: `${name} new` })).toEqual(["updated"]);
  const skill = await byUri(name);
  expect(skill?.name).toBe(`${name} new`);
  expect(await labelsOf(skill?.id as string)).toEqual([
    `en ${name}`,
    `en ${name} new *`,
    `ru Стекло ${name} *`,
    `ru Стёкла ${name}`,
  ]);
  const strange = uniqueName("Strange");
  expect(await check({ uri: uri(strange), preferred: strange, language: "ru" })).toEqual([
    { faults: ["language: skills.import.englishFirst"], notes: [] },
  ]);
});

test("clashes are left out and told; the rest comes in", async () => {
  const theirs = await makeSkill(boss);
  const mine = uniqueName("Mine");
  const rows = [
    { uri: uri(`${mine} 1`), preferred: theirs.name },
    { uri: uri(`${mine} 2`), preferred: mine, alternatives: `${theirs.name}|${mine} other` },
    { uri: uri(`${mine} 3`), preferred: mine.toUpperCase() },
    { uri: "no address", preferred: "x", language: "xx", category: "Nowhere at all" },
  ];
  const verdicts = await check(...rows);
  expect(verdicts[0]?.faults).toEqual(["preferred: skills.error.labelTaken"]);
  expect(verdicts[1]).toEqual({ faults: [], notes: ["skills.import.isNew", "skills.import.skipped"] });
  expect(verdicts[2]?.faults).toEqual(["preferred: skills.error.labelTaken"]);
  expect(verdicts[3]?.faults.map((f) => f.split(":")[0]).sort()).toEqual(["language", "uri"]);
  expect(await apply(rows[1] as Cells)).toEqual(["created"]);
  await expect(apply(rows[0] as Cells)).rejects.toMatchObject({ code: "conflict" });
  expect(await labelsOf((await byUri(`${mine} 2`))?.id as string)).toEqual([
    `en ${mine} *`,
    `en ${mine} other`,
  ]);
});

test("a concept whose skill was merged, and a category that is not there, are refused", async () => {
  const name = uniqueName("Gone");
  await apply({ uri: uri(name), preferred: name });
  const target = await makeSkill(boss);
  await mergeSkills(boss, { ids: [(await byUri(name))?.id as string], into: target.id });
  expect((await check({ uri: uri(name), preferred: name }))[0]?.faults).toContain(
    "uri: skills.import.merged",
  );
  const other = uniqueName("Other");
  expect(await check({ uri: uri(other), preferred: other, category: "Nowhere" })).toEqual([
    { faults: ["category: skills.error.categoryGone"], notes: [] },
  ]);
});
