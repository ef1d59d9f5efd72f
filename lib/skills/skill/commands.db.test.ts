import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { slugRedirects } from "../../content/schema/redirects";
import type { Ctx } from "../../core/ctx";
import { db } from "../../core/db";
import { testCtx } from "../../core/testing/ctx";
import { asPerson } from "../../identity/testing/people";
import { createCategory } from "../category/commands";
import { CategoryInput } from "../category/model";
import { recordEvidence } from "../evidence/commands";
import { countUsage } from "../nightly";
import { skillSynonyms, skills } from "../schema/skills";
import { answerOf, curator, given, makeSkill, origin, rowOf, uniqueName } from "../testing";
import { addOwnSkill } from "../user-skill/commands";
import { SkillToAdd } from "../user-skill/model";
import * as commands from "./commands";
import { mergeSkills } from "./merge-commands";
import { SkillInput } from "./model";
import { suggestSkills } from "./suggest";

let boss: Ctx;
beforeAll(async () => {
  boss = await curator();
  given("evidenceOrigins", origin("certificate", "credentialed"));
});
const input = (name: string, parts = {}) => SkillInput.parse({ name, ...parts });
const skill = async (id: string) => (await db().select().from(skills).where(eq(skills.id, id)))[0];
const category = async () =>
  (await createCategory(boss, CategoryInput.parse({ name: uniqueName("Field") }))).id;

async function propose(word = uniqueName("Idea")) {
  const { ctx, user } = await asPerson();
  const { skill: row } = await addOwnSkill(ctx, SkillToAdd.parse({ label: word }));
  return { ctx, user, id: row.skillId, word };
}

test("a taken label is refused with the skill that has it, even when two race for it", async () => {
  const a = await makeSkill(boss);
  await expect(commands.createSkill(boss, input(`“${a.name.toUpperCase()}”`))).rejects.toMatchObject({
    code: "conflict",
    params: { name: a.name },
    detail: { skillId: a.id, slug: a.slug },
  });
  const word = uniqueName("Raced");
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, i) =>
      answerOf(() => commands.createSkill(boss, input(i % 2 ? word : `${word}!`))),
    ),
  );
  expect(answers.filter((x) => x === "ok")).toHaveLength(1);
  expect(answers.filter((x) => x === "conflict")).toHaveLength(5);
});

test("a new name keeps the old one as a label and leads the old address to the new", async () => {
  const a = await makeSkill(boss);
  const name = uniqueName("Renamed");
  const { slug } = await commands.updateSkill(boss, { ...input(name), id: a.id });
  expect(slug).not.toBe(a.slug);
  const labels = await db().select().from(skillSynonyms).where(eq(skillSynonyms.skillId, a.id));
  expect(labels.map((l) => [l.label, l.isPreferred]).sort()).toEqual(
    [
      [a.name, false],
      [name, true],
    ].sort(),
  );
  const [redirect] = await db()
    .select()
    .from(slugRedirects)
    .where(eq(slugRedirects.fromPath, `/skills/${a.slug}`));
  expect(redirect?.toPath).toBe(`/skills/${slug}`);
  // Back again: the label is its own.
  expect((await commands.updateSkill(boss, { ...input(a.name), id: a.id })).slug).toBe(a.slug);
  const other = await makeSkill(boss);
  expect(await answerOf(() => commands.updateSkill(boss, { ...input(name), id: other.id }))).toBe("conflict");
});

test("labels in other languages name the skill there; its own name cannot be taken off", async () => {
  const a = await makeSkill(boss);
  const label = uniqueName("Сварка");
  await commands.addLabel(boss, { skillId: a.id, label, language: "ru", preferred: true });
  const second = uniqueName("Сваривание");
  await commands.addLabel(boss, { skillId: a.id, label: second, language: "ru", preferred: true });
  const rows = await db().select().from(skillSynonyms).where(eq(skillSynonyms.skillId, a.id));
  expect(rows.filter((l) => l.languageCode === "ru" && l.isPreferred).map((l) => l.label)).toEqual([second]);
  const own = rows.find((l) => l.label === a.name);
  expect(await answerOf(() => commands.removeLabel(boss, { labelId: own?.id as string }))).toBe("conflict");
  const first = rows.find((l) => l.label === label);
  await commands.removeLabel(boss, { labelId: first?.id as string });
  expect(await answerOf(() => commands.removeLabel(boss, { labelId: first?.id as string }))).toBe(
    "not_found",
  );
  const b = await makeSkill(boss);
  const taken = { skillId: b.id, label: second, language: "ru", preferred: false };
  expect(await answerOf(() => commands.addLabel(boss, taken))).toBe("conflict");
});

test("a proposal is accepted with a category, once", async () => {
  const p = await propose();
  const categoryId = await category();
  const name = `${p.word} (craft)`;
  const answers = await Promise.all(
    Array.from({ length: 3 }, () =>
      answerOf(() => commands.acceptSkill(boss, { id: p.id, categoryId, name })),
    ),
  );
  expect(answers.toSorted()).toEqual(["conflict", "conflict", "ok"]);
  expect(await skill(p.id)).toMatchObject({ status: "active", name, categoryId });
  expect((await suggestSkills(testCtx(), p.word))[0]).toMatchObject({ id: p.id, name, matched: p.word });
});

test("a refused proposal takes mere claims with it; what is proven stays, retired", async () => {
  const p = await propose();
  const [claims, proven] = [await asPerson(), await asPerson()];
  for (const { ctx } of [claims, proven]) await addOwnSkill(ctx, SkillToAdd.parse({ label: p.word }));
  await recordEvidence(testCtx(), proven.user.id, p.id, {
    kind: "certificate",
    id: p.id,
    title: "Certificate",
    at: new Date(),
  });
  expect(await commands.refuseSkill(boss, { id: p.id, reason: "Too vague" })).toEqual({ told: 2 });
  expect(await skill(p.id)).toMatchObject({ status: "retired", statusReason: "Too vague" });
  for (const { user } of [p, claims]) expect(await rowOf(user.id, p.id)).toBeNull();
  expect(await rowOf(proven.user.id, p.id)).not.toBeNull();
  expect(await answerOf(() => commands.refuseSkill(boss, { id: p.id, reason: "Again" }))).toBe("conflict");
});

test("retiring and restoring; a merged skill does neither", async () => {
  const [a, b] = [await makeSkill(boss), await makeSkill(boss)];
  await commands.retireSkill(boss, { id: a.id, reason: "Old" });
  expect(await suggestSkills(testCtx(), a.name)).not.toContainEqual(expect.objectContaining({ id: a.id }));
  await commands.restoreSkill(boss, { id: a.id });
  await mergeSkills(boss, { ids: [a.id], into: b.id });
  const { id } = a;
  expect(await answerOf(() => commands.retireSkill(boss, { id, reason: "Old" }))).toBe("conflict");
  expect(await answerOf(() => commands.restoreSkill(boss, { id }))).toBe("conflict");
  expect(await answerOf(() => commands.updateSkill(boss, { ...input("Else"), id }))).toBe("conflict");
});

test("broader skills make no circle and five levels at most", async () => {
  const ids: string[] = [];
  for (let i = 0; i < 5; i++) ids.push((await makeSkill(boss, { broaderId: ids.at(-1) ?? null })).id);
  expect(await answerOf(() => makeSkill(boss, { broaderId: ids[4] }))).toBe("invalid");
  const top = (await skill(ids[0] as string)) as typeof skills.$inferSelect;
  for (const broaderId of [ids[0], ids[4]])
    expect(
      await answerOf(() => commands.updateSkill(boss, { ...input(top.name, { broaderId }), id: top.id })),
    ).toBe("invalid");
  const [x, y] = [await makeSkill(boss), await makeSkill(boss)];
  const crossing = await Promise.all([
    answerOf(() => commands.updateSkill(boss, { ...input(x.name, { broaderId: y.id }), id: x.id })),
    answerOf(() => commands.updateSkill(boss, { ...input(y.name, { broaderId: x.id }), id: y.id })),
  ]);
  expect(crossing.toSorted()).toEqual(["invalid", "ok"]);
});

test("suggestions: the exact label, then what begins so, then what is alike, each by use", async () => {
  const word = `zq${process.pid}`;
  const [exact, rare, often, alike] = [
    await makeSkill(boss, { name: `${word}` }),
    await makeSkill(boss, { name: `${word} begins rarely` }),
    await makeSkill(boss, { name: `${word} begins often` }),
    await makeSkill(boss, { name: `a ${word}` }),
  ];
  for (let i = 0; i < 2; i++) {
    const { ctx } = await asPerson();
    await addOwnSkill(ctx, SkillToAdd.parse({ skillId: often.id }));
    await addOwnSkill(ctx, SkillToAdd.parse({ skillId: alike.id }));
  }
  await countUsage(testCtx());
  expect((await suggestSkills(testCtx(), word.toUpperCase())).map((s) => s.id)).toEqual([
    exact.id,
    often.id,
    rare.id,
    alike.id,
  ]);
  expect(await suggestSkills(testCtx(), "")).toEqual([]);
  expect(await suggestSkills(testCtx(), "%")).toEqual([]);
  expect(await suggestSkills(testCtx(), "x".repeat(81))).toEqual([]);
});

test("only curators keep the list", async () => {
  const { id, name } = await makeSkill(boss);
  for (const ctx of [(await asPerson(["support_admin"])).ctx, (await asPerson()).ctx, testCtx()])
    for (const call of [
      () => commands.createSkill(ctx, input("Mine")),
      () => commands.updateSkill(ctx, { ...input(name), id }),
      () => commands.acceptSkill(ctx, { id, categoryId: id, name }),
      () => commands.refuseSkill(ctx, { id, reason: "No" }),
      () => commands.retireSkill(ctx, { id, reason: "No" }),
      () => commands.restoreSkill(ctx, { id }),
      () => commands.addLabel(ctx, { skillId: id, label: "Mine", language: "en", preferred: false }),
      () => commands.removeLabel(ctx, { labelId: id }),
    ])
      expect(await answerOf(call)).toBe("forbidden");
});
