import { and, count, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "../../core/ctx";
import { db } from "../../core/db";
import { uuidv7 } from "../../core/ids";
import { testCtx } from "../../core/testing/ctx";
import { asPerson } from "../../identity/testing/people";
import { recordEvidence } from "../evidence/commands";
import { skillSynonyms, skills } from "../schema/skills";
import { userSkills } from "../schema/user-skills";
import { addLabel, retireSkill } from "../skill/commands";
import { mergeSkills } from "../skill/merge-commands";
import { answerOf, curator, given, makeSkill, origin, rowOf, uniqueName } from "../testing";
import * as commands from "./commands";
import { SkillClaim, SkillToAdd } from "./model";
import { ownSkills, shownSkills } from "./queries";

let boss: Ctx;
beforeAll(async () => {
  boss = await curator();
  given("evidenceOrigins", origin("certificate", "credentialed"));
});
const byWord = (label: string) => SkillToAdd.parse({ label });
const byId = (skillId: string) => SkillToAdd.parse({ skillId });
const certificate = () => ({ kind: "certificate", id: uuidv7(), title: "Certificate", at: new Date() });

test("fifty people who propose one word share one skill", async () => {
  const word = uniqueName("Glass blowing");
  const people = await Promise.all(Array.from({ length: 50 }, () => asPerson()));
  const spelled = [word, ` ${word.toUpperCase()} `, `“${word}”`];
  const made = await Promise.all(
    people.map(({ ctx }, i) => commands.addOwnSkill(ctx, byWord(spelled[i % 3] as string))),
  );
  const ids = new Set(made.map((m) => m.skill.skillId));
  expect(ids.size).toBe(1);
  const [skillId] = [...ids] as [string];
  const [held] = await db().select({ n: count() }).from(userSkills).where(eq(userSkills.skillId, skillId));
  expect(held?.n).toBe(50);
  expect(made.filter((m) => m.created)).toHaveLength(50);
  const labels = await db().select().from(skillSynonyms).where(eq(skillSynonyms.skillId, skillId));
  expect(labels).toHaveLength(1);
  // Nobody else sees a proposal, not even by its id.
  const { ctx } = await asPerson();
  expect(await answerOf(() => commands.addOwnSkill(ctx, byId(skillId)))).toBe("not_found");
  expect(await shownSkills(ctx, people[0]?.user.id as string)).toEqual([]);
});

test("C, C++ and C# are three skills, however they are typed", async () => {
  const { ctx } = await asPerson();
  const made = [];
  for (const word of ["C", "C++", "C#", " c ", "Ｃ"])
    made.push(await commands.addOwnSkill(ctx, byWord(word)));
  expect(new Set(made.map((m) => m.skill.skillId)).size).toBe(3);
  expect(made.map((m) => m.created)).toEqual([true, true, true, false, false]);
  expect(new Set(made.map((m) => m.skill.slug))).toEqual(new Set(["c", "c-plus-plus", "c-sharp"]));
});

test("a synonym means its skill, a merged one its target; a retired one is refused to newcomers", async () => {
  const [a, b] = [await makeSkill(boss), await makeSkill(boss)];
  const alias = uniqueName("Alias");
  await addLabel(boss, { skillId: a.id, label: alias, language: "en", preferred: false });
  const [{ ctx }, later] = [await asPerson(), await asPerson()];
  expect((await commands.addOwnSkill(ctx, byWord(alias))).skill.skillId).toBe(a.id);
  await mergeSkills(boss, { ids: [a.id], into: b.id });
  for (const input of [byWord(alias), byWord(a.name), byId(a.id), byId(b.id)])
    expect((await commands.addOwnSkill(later.ctx, input)).skill.skillId).toBe(b.id);
  await retireSkill(boss, { id: b.id, reason: "Nobody says it" });
  expect((await ownSkills(ctx))[0]).toMatchObject({ skillId: b.id, status: "retired" });
  expect(await answerOf(() => commands.addOwnSkill(ctx, byId(b.id)))).toBe("ok");
  const { ctx: newcomer } = await asPerson();
  for (const input of [byId(b.id), byWord(b.name)])
    expect(await answerOf(() => commands.addOwnSkill(newcomer, input))).toBe("conflict");
});

test("ten proposals may be open, not eleven, even at once", async () => {
  const { ctx, user } = await asPerson();
  const answers = await Promise.all(
    Array.from({ length: 13 }, () => answerOf(() => commands.addOwnSkill(ctx, byWord(uniqueName("Idea"))))),
  );
  expect(answers.filter((a) => a === "ok")).toHaveLength(10);
  expect(answers.filter((a) => a === "conflict")).toHaveLength(3);
  const open = await db()
    .select()
    .from(skills)
    .where(and(eq(skills.proposedById, user.id), eq(skills.status, "proposed")));
  expect(open).toHaveLength(10);
});

test("the fifty-first skill and the sixth pin are refused, even at once; evidence knows no limit", async () => {
  const { ctx, user } = await asPerson();
  const known = await Promise.all(Array.from({ length: 53 }, () => makeSkill(boss)));
  for (const { id } of known.slice(0, 49)) await commands.addOwnSkill(ctx, byId(id));
  const last = await Promise.all(
    known.slice(49, 52).map(({ id }) => answerOf(() => commands.addOwnSkill(ctx, byId(id)))),
  );
  expect(last.toSorted()).toEqual(["conflict", "conflict", "ok"]);
  expect(await ownSkills(ctx)).toHaveLength(50);
  const pins = await Promise.all(
    known.slice(0, 8).map(({ id }) => answerOf(() => commands.pinSkill(ctx, { skillId: id, pinned: true }))),
  );
  expect(pins.filter((p) => p === "ok")).toHaveLength(5);
  expect((await ownSkills(ctx)).filter((s) => s.isPinned)).toHaveLength(5);
  await recordEvidence(testCtx(), user.id, (known[52] as { id: string }).id, certificate());
  expect(await ownSkills(ctx)).toHaveLength(51);
});

test("one's own list is one's own: a stranger's calls find nothing", async () => {
  const [owner, other] = [await asPerson(), await asPerson()];
  const { id } = await makeSkill(boss);
  await commands.addOwnSkill(owner.ctx, byId(id));
  for (const call of [
    () => commands.claimSkill(other.ctx, { skillId: id, level: "advanced" }),
    () => commands.pinSkill(other.ctx, { skillId: id, pinned: true }),
    () => commands.showSkill(other.ctx, { skillId: id, visible: false }),
    () => commands.removeSkill(other.ctx, { skillId: id }),
  ])
    expect(await answerOf(call)).toBe("not_found");
  expect(await answerOf(() => commands.addSkill(other.ctx, owner.user.id, byId(id)))).toBe("forbidden");
  for (const call of [
    () => commands.addOwnSkill(testCtx(), byId(id)),
    () => commands.claimSkill(testCtx(), { skillId: id }),
    () => commands.removeSkill(testCtx(), { skillId: id }),
    async () => ownSkills(testCtx()),
  ])
    expect(await answerOf(async () => call())).toBe("unauthenticated");
  expect(await rowOf(owner.user.id, id)).toMatchObject({ level: null, isPinned: false, isVisible: true });
});

test("removing deletes a claim and hides what is proven; adding it again shows the old row", async () => {
  const { ctx, user } = await asPerson();
  const [plain, proven] = [await makeSkill(boss), await makeSkill(boss)];
  for (const { id } of [plain, proven]) await commands.addOwnSkill(ctx, byId(id));
  await commands.pinSkill(ctx, { skillId: proven.id, pinned: true });
  await recordEvidence(testCtx(), user.id, proven.id, certificate());
  expect(await commands.removeSkill(ctx, { skillId: plain.id })).toEqual({ hidden: false });
  expect(await commands.removeSkill(ctx, { skillId: proven.id })).toEqual({ hidden: true });
  expect((await ownSkills(ctx)).map((s) => [s.skillId, s.isVisible, s.isPinned])).toEqual([
    [proven.id, false, false],
  ]);
  expect(await shownSkills(ctx, user.id)).toEqual([]);
  const again = await commands.addOwnSkill(ctx, byId(proven.id));
  expect(again).toMatchObject({ created: false, skill: { isVisible: true, proof: "credentialed" } });
});

test("what the owner says is checked, and proof cannot be said at all", async () => {
  const skillId = uuidv7();
  const year = new Date().getUTCFullYear();
  expect(SkillClaim.parse({ skillId, level: "", lastUsedYear: "" })).toEqual({
    skillId,
    level: null,
    lastUsedYear: null,
  });
  expect(SkillClaim.parse({ skillId, lastUsedYear: String(year) }).lastUsedYear).toBe(year);
  for (const wrong of [
    { lastUsedYear: 1969 },
    { lastUsedYear: year + 1 },
    { level: "master" },
    { proof: "credentialed" },
    { origin: "certificate" },
    { proofLevel: "advanced" },
  ])
    expect(SkillClaim.safeParse({ skillId, ...wrong }).success).toBe(false);
  expect(SkillToAdd.safeParse({ label: "X", proof: "endorsed" }).success).toBe(false);
  expect(SkillToAdd.safeParse({}).success).toBe(false);
});
