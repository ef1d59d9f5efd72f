import { and, eq, inArray } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "../../core/ctx";
import { db } from "../../core/db";
import { uuidv7 } from "../../core/ids";
import { testCtx } from "../../core/testing/ctx";
import { asPerson } from "../../identity/testing/people";
import { recordEvidence } from "../evidence/commands";
import type { SkillUser } from "../registries";
import { skillSynonyms, skills } from "../schema/skills";
import { userSkills } from "../schema/user-skills";
import { answerOf, curator, given, makeSkill, miscounted, origin, rowOf } from "../testing";
import { addOwnSkill, claimSkill, pinSkill, showSkill } from "../user-skill/commands";
import { addLabel, retireSkill } from "./commands";
import { mergeSkills } from "./merge-commands";
import { previewMerge } from "./merge-preview";

let boss: Ctx;
beforeAll(async () => {
  boss = await curator();
  given("evidenceOrigins", origin("certificate", "credentialed"));
  given("evidenceOrigins", origin("course", "assessed"));
});
const upper = testCtx({ kind: "job", name: "test" });
const add = (ctx: Ctx, skillId: string) => addOwnSkill(ctx, { skillId, label: undefined, level: null });
const proof = (kind: string, id = uuidv7()) => ({ kind, id, title: kind, at: new Date() });
const skill = async (id: string) => (await db().select().from(skills).where(eq(skills.id, id)))[0];

test("everything goes along: labels, people, the best of both rows, evidence of both", async () => {
  const [a, b] = [await makeSkill(boss), await makeSkill(boss)];
  await addLabel(boss, { skillId: a.id, label: `${a.name} по-русски`, language: "ru", preferred: true });
  const [onlyA, both] = [await asPerson(), await asPerson()];
  await add(onlyA.ctx, a.id);
  for (const id of [a.id, b.id]) await add(both.ctx, id);
  await claimSkill(both.ctx, { skillId: a.id, level: "advanced", lastUsedYear: 2001 });
  await claimSkill(both.ctx, { skillId: b.id, level: "beginner", lastUsedYear: 1999 });
  await pinSkill(both.ctx, { skillId: a.id, pinned: true });
  await showSkill(both.ctx, { skillId: b.id, visible: false });
  const shared = proof("certificate");
  for (const id of [a.id, b.id]) await recordEvidence(upper, both.user.id, id, shared);
  await recordEvidence(upper, both.user.id, a.id, proof("course"));

  expect(await previewMerge(boss, [a.id])).toMatchObject({ labels: 2, people: 2, evidence: 2, users: [] });
  expect(await mergeSkills(boss, { ids: [a.id], into: b.id })).toMatchObject({ people: 2, slug: b.slug });

  expect(await skill(a.id)).toMatchObject({ status: "merged", mergedIntoId: b.id });
  expect(await rowOf(onlyA.user.id, b.id)).toMatchObject({ proof: "claimed" });
  const row = await rowOf(both.user.id, b.id);
  expect(row).toMatchObject({
    level: "advanced",
    lastUsedYear: 2001,
    isPinned: true,
    isVisible: true,
    proof: "credentialed",
  });
  expect(row?.evidence.map((e) => e.originKind).sort()).toEqual(["certificate", "course"]);
  expect(await rowOf(both.user.id, a.id)).toBeNull();
  const labels = await db().select().from(skillSynonyms).where(eq(skillSynonyms.skillId, b.id));
  expect(labels.map((l) => [l.label, l.languageCode, l.isPreferred]).sort()).toEqual(
    [
      [a.name, "en", false],
      [`${a.name} по-русски`, "ru", true],
      [b.name, "en", true],
    ].sort(),
  );
  expect(await miscounted()).toEqual([]);
});

test("where one origin proved both, the piece that counts stays", async () => {
  const [a, b] = [await makeSkill(boss), await makeSkill(boss)];
  const { user } = await asPerson();
  const { revokeOneEvidence } = await import("../evidence/commands");
  const shared = proof("certificate");
  for (const id of [a.id, b.id]) await recordEvidence(upper, user.id, id, shared);
  const onB = (await rowOf(user.id, b.id))?.evidence[0]?.id as string;
  await revokeOneEvidence(boss, { evidenceId: onB, reason: "Only one" });
  await mergeSkills(boss, { ids: [a.id], into: b.id });
  const row = await rowOf(user.id, b.id);
  expect(row).toMatchObject({ proof: "credentialed" });
  expect(row?.evidence).toHaveLength(1);
});

test("two curators who merge two skills into each other: one succeeds, the other meets a conflict", async () => {
  for (let round = 0; round < 5; round++) {
    const [a, b] = [await makeSkill(boss), await makeSkill(boss)];
    const answers = await Promise.all([
      answerOf(() => mergeSkills(boss, { ids: [a.id], into: b.id })),
      answerOf(() => mergeSkills(boss, { ids: [b.id], into: a.id })),
    ]);
    expect(answers.toSorted()).toEqual(["conflict", "ok"]);
  }
});

test("people who add the merged skill meanwhile all end on the target, none twice", async () => {
  const [a, b] = [await makeSkill(boss), await makeSkill(boss)];
  const people = await Promise.all(Array.from({ length: 20 }, () => asPerson()));
  for (const { ctx } of people.slice(0, 5)) await add(ctx, b.id);
  await Promise.all([
    ...people.slice(0, 10).map(async ({ ctx }) => {
      await addOwnSkill(ctx, { skillId: a.id, label: undefined, level: "advanced" });
    }),
    mergeSkills(boss, { ids: [a.id], into: b.id }),
    ...people.slice(10).map(({ user }) => recordEvidence(upper, user.id, a.id, proof("course"))),
  ]);
  const rows = await db()
    .select()
    .from(userSkills)
    .where(inArray(userSkills.skillId, [a.id, b.id]));
  expect(rows).toHaveLength(20);
  expect(rows.every((row) => row.skillId === b.id)).toBe(true);
  expect(rows.filter((row) => row.level === "advanced")).toHaveLength(10);
  expect(rows.filter((row) => row.proof === "assessed")).toHaveLength(10);
  expect(await miscounted()).toEqual([]);
});

test("a chain ends in one step, and several at once end in one", async () => {
  const [a, b, c, d] = await Promise.all(Array.from({ length: 4 }, () => makeSkill(boss)));
  if (!a || !b || !c || !d) throw new Error("Four skills were not made.");
  await mergeSkills(boss, { ids: [a.id], into: b.id });
  await mergeSkills(boss, { ids: [b.id, d.id], into: c.id });
  for (const { id } of [a, b, d]) expect(await skill(id)).toMatchObject({ mergedIntoId: c.id });
  const { ctx } = await asPerson();
  expect((await add(ctx, a.id)).skill.skillId).toBe(c.id);
});

test("into itself, a merged or a retired skill, or nothing: refused; a stranger: forbidden", async () => {
  const [a, b, c] = [await makeSkill(boss), await makeSkill(boss), await makeSkill(boss)];
  await mergeSkills(boss, { ids: [b.id], into: c.id });
  expect(await answerOf(() => mergeSkills(boss, { ids: [a.id], into: a.id }))).toBe("invalid");
  expect(await answerOf(() => mergeSkills(boss, { ids: [a.id], into: b.id }))).toBe("invalid");
  expect(await answerOf(() => mergeSkills(boss, { ids: [b.id], into: a.id }))).toBe("conflict");
  await retireSkill(boss, { id: c.id, reason: "Old" });
  expect(await answerOf(() => mergeSkills(boss, { ids: [a.id], into: c.id }))).toBe("invalid");
  expect(await answerOf(() => mergeSkills(boss, { ids: [uuidv7()], into: a.id }))).toBe("not_found");
  for (const ctx of [(await asPerson(["support_admin"])).ctx, testCtx()]) {
    expect(await answerOf(() => mergeSkills(ctx, { ids: [a.id], into: c.id }))).toBe("forbidden");
    expect(await answerOf(async () => previewMerge(ctx, [a.id]))).toBe("forbidden");
  }
});

test("narrower skills go along without a circle", async () => {
  const a = await makeSkill(boss);
  const x = await makeSkill(boss, { broaderId: a.id });
  const b = await makeSkill(boss, { broaderId: x.id });
  const y = await makeSkill(boss, { broaderId: a.id });
  await mergeSkills(boss, { ids: [a.id], into: b.id });
  const rows = await db()
    .select({ id: skills.id, broaderId: skills.broaderId })
    .from(skills)
    .where(and(inArray(skills.id, [x.id, b.id, y.id])));
  expect(Object.fromEntries(rows.map((row) => [row.id, row.broaderId]))).toEqual({
    [x.id]: null,
    [b.id]: x.id,
    [y.id]: b.id,
  });
});

test("other domains' rows are counted and moved; one that fails rolls everything back", async () => {
  const [a, b] = [await makeSkill(boss), await makeSkill(boss)];
  const { user, ctx } = await asPerson();
  await add(ctx, a.id);
  const moves: string[][] = [];
  const user3: SkillUser = {
    table: "courses",
    label: "courses",
    count: async () => 3,
    move: async (_ctx, from, to) => void moves.push([from, to]),
  };
  const takeBack = given("skillUsers", user3);
  const broken = given<SkillUser>("skillUsers", {
    ...user3,
    move: async () => {
      throw new Error("No room.");
    },
  });
  expect((await previewMerge(boss, [a.id])).users).toEqual([
    { label: "courses", count: 3 },
    { label: "courses", count: 3 },
  ]);
  await expect(mergeSkills(boss, { ids: [a.id], into: b.id })).rejects.toThrow("No room");
  expect(await skill(a.id)).toMatchObject({ status: "active" });
  expect(await rowOf(user.id, a.id)).not.toBeNull();
  broken();
  await mergeSkills(boss, { ids: [a.id], into: b.id });
  takeBack();
  expect(moves).toEqual([
    [a.id, b.id],
    [a.id, b.id],
  ]);
});
