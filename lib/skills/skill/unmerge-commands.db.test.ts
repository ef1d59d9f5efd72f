import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "../../core/ctx";
import { db } from "../../core/db";
import { uuidv7 } from "../../core/ids";
import { testCtx } from "../../core/testing/ctx";
import { asPerson } from "../../identity/testing/people";
import { recordEvidence } from "../evidence/commands";
import { SKILLS_HOLDER } from "../holder";
import { skillMergeRows, skillMerges } from "../schema/merges";
import { skillSynonyms, skills } from "../schema/skills";
import { answerOf, curator, given, makeSkill, miscounted, origin, rowOf } from "../testing";
import { addOwnSkill, claimSkill, pinSkill, showSkill } from "../user-skill/commands";
import { addLabel, removeLabel } from "./commands";
import { mergeSkills } from "./merge-commands";
import { curatedSkill } from "./queries";
import { forgetMerges, unmergeSkill } from "./unmerge-commands";

let boss: Ctx;
beforeAll(async () => {
  boss = await curator();
  given("evidenceOrigins", origin("certificate", "credentialed"));
});
const upper = testCtx({ kind: "job", name: "test" });
const add = (ctx: Ctx, skillId: string) => addOwnSkill(ctx, { skillId, label: undefined, level: "beginner" });
const proof = (id = uuidv7()) => ({ kind: "certificate", id, title: "certificate", at: new Date() });
const skill = async (id: string) => (await db().select().from(skills).where(eq(skills.id, id)))[0];
const labels = async (id: string) =>
  (await db().select().from(skillSynonyms).where(eq(skillSynonyms.skillId, id)))
    .map((l) => `${l.languageCode} ${l.label} ${l.isPreferred}`)
    .sort();
const whole = async (userId: string, id: string) => {
  const row = await rowOf(userId, id);
  if (!row) return null;
  const { updatedAt: _, isPinned: _pinned, evidence, ...rest } = row;
  return { ...rest, evidence: evidence.map((e) => `${e.originKind} ${e.originId}`).sort() };
};

test("what went along comes back: labels, people, the two rows that became one, evidence, narrower skills", async () => {
  const [a, b] = [await makeSkill(boss), await makeSkill(boss)];
  const narrow = await makeSkill(boss, { broaderId: a.id });
  await addLabel(boss, { skillId: a.id, label: `${a.name} иначе`, language: "ru", preferred: true });
  const [onlyA, both, newcomer] = [await asPerson(), await asPerson(), await asPerson()];
  await add(onlyA.ctx, a.id);
  for (const id of [a.id, b.id]) await add(both.ctx, id);
  await claimSkill(both.ctx, { skillId: a.id, level: "advanced", lastUsedYear: 2001 });
  await showSkill(both.ctx, { skillId: b.id, visible: false });
  const shared = proof();
  for (const id of [a.id, b.id]) await recordEvidence(upper, both.user.id, id, shared);
  await recordEvidence(upper, both.user.id, a.id, proof());
  const before = async () => ({
    labels: [await labels(a.id), await labels(b.id)],
    rows: [
      await whole(onlyA.user.id, a.id),
      await whole(both.user.id, a.id),
      await whole(both.user.id, b.id),
    ],
    narrow: (await skill(narrow.id))?.broaderId,
    status: (await skill(a.id))?.status,
  });
  const was = await before();

  await mergeSkills(boss, { ids: [a.id], into: b.id });
  expect((await curatedSkill(boss, a.id))?.undoUntil).toBeInstanceOf(Date);
  await add(newcomer.ctx, a.id);
  expect(await unmergeSkill(boss, { id: a.id })).toEqual({ slug: a.slug });
  expect(await before()).toEqual(was);
  expect(await rowOf(newcomer.user.id, b.id)).not.toBeNull();
  expect(await miscounted()).toEqual([]);
  expect((await curatedSkill(boss, a.id))?.undoUntil).toBeNull();
  await mergeSkills(boss, { ids: [a.id], into: b.id });
  expect(await skill(a.id)).toMatchObject({ status: "merged" });
});

test("what people changed since stays: a row removed, a level said anew, an account erased", async () => {
  const [a, b] = [await makeSkill(boss), await makeSkill(boss)];
  const [leaver, changer, gone] = [await asPerson(), await asPerson(), await asPerson()];
  for (const { ctx } of [leaver, changer, gone]) for (const id of [a.id, b.id]) await add(ctx, id);
  await pinSkill(changer.ctx, { skillId: a.id, pinned: true });
  await mergeSkills(boss, { ids: [a.id], into: b.id });
  const { removeSkill } = await import("../user-skill/commands");
  await removeSkill(leaver.ctx, { skillId: b.id });
  await claimSkill(changer.ctx, { skillId: b.id, level: "advanced" });
  await SKILLS_HOLDER.erase(upper, gone.user.id, { purge: false } as never);
  await unmergeSkill(boss, { id: a.id });
  for (const { user } of [leaver, gone])
    for (const id of [a.id, b.id]) expect(await rowOf(user.id, id)).toBeNull();
  expect(await rowOf(changer.user.id, b.id)).toMatchObject({ level: "advanced" });
  expect(await rowOf(changer.user.id, a.id)).toMatchObject({ level: "beginner", isPinned: false });
});

test("a proposal is a proposal again; too late, merged on, a name taken, and strangers are refused", async () => {
  const word = `Word ${uuidv7().slice(-8)}`;
  const { ctx } = await asPerson();
  const { skill: proposed } = await addOwnSkill(ctx, { skillId: undefined, label: word, level: null });
  const [b, c, d] = [await makeSkill(boss), await makeSkill(boss), await makeSkill(boss)];
  await mergeSkills(boss, { ids: [proposed.skillId], into: b.id });
  for (const stranger of [(await asPerson(["support_admin"])).ctx, ctx, testCtx()])
    expect(await answerOf(() => unmergeSkill(stranger, { id: proposed.skillId }))).toBe("forbidden");
  await unmergeSkill(boss, { id: proposed.skillId });
  expect(await skill(proposed.skillId)).toMatchObject({ status: "proposed", mergedIntoId: null });
  expect(await answerOf(() => unmergeSkill(boss, { id: proposed.skillId }))).toBe("conflict");

  await mergeSkills(boss, { ids: [b.id], into: c.id });
  await mergeSkills(boss, { ids: [c.id], into: d.id });
  expect(await answerOf(() => unmergeSkill(boss, { id: b.id }))).toBe("conflict");
  await unmergeSkill(boss, { id: c.id });
  const [label] = await db().select().from(skillSynonyms).where(eq(skillSynonyms.label, b.name));
  await removeLabel(boss, { labelId: label?.id as string });
  await addLabel(boss, { skillId: d.id, label: b.name, language: "en", preferred: false });
  expect(await answerOf(() => unmergeSkill(boss, { id: b.id }))).toBe("conflict");

  await db()
    .update(skillMerges)
    .set({ createdAt: sql`now() - interval '31 days 1 hour'` })
    .where(eq(skillMerges.skillId, b.id));
  expect(await answerOf(() => unmergeSkill(boss, { id: b.id }))).toBe("conflict");
  expect(await forgetMerges(upper, 1000)).toBeGreaterThan(0);
  expect(await db().select().from(skillMerges).where(eq(skillMerges.skillId, b.id))).toEqual([]);
  expect(await answerOf(() => unmergeSkill(boss, { id: uuidv7() }))).toBe("not_found");
  expect(await db().select().from(skillMergeRows).limit(1)).toBeDefined();
});
