import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "../../core/ctx";
import { db } from "../../core/db";
import { testCtx } from "../../core/testing/ctx";
import { users } from "../../identity/schema/users";
import { asPerson } from "../../identity/testing/people";
import { listNotifications } from "../../notifications/notification/queries";
import { ownEvidence } from "../evidence/queries";
import { SKILLS_HOLDER } from "../holder";
import { endorsementRequests, skillEvidence } from "../schema/user-skills";
import { answerOf, curator, makeSkill, mentored, miscounted, rowOf } from "../testing";
import { addOwnSkill, removeSkill, showSkill } from "../user-skill/commands";
import * as commands from "./commands";
import { givenList } from "./list";
import { EndorseInput } from "./model";
import { endorsableSkills, givenEndorsements, receivedRequests, whomToAsk, whomToEndorse } from "./queries";

let boss: Ctx;
beforeAll(async () => {
  boss = await curator();
});
const add = (ctx: Ctx, skillId: string) => addOwnSkill(ctx, { skillId, label: undefined, level: null });
const input = (userId: string, skillId: string, parts = {}) =>
  EndorseInput.parse({ userId, skillId, ...parts });
const given = (ctx: Ctx) => givenEndorsements(ctx, givenList.parse({}));

test("the mentor endorses what the student shows, changes it and takes it back", async () => {
  const { student, mentor } = await mentored();
  const { id } = await makeSkill(boss);
  await add(student.ctx, id);
  expect((await whomToEndorse(mentor.ctx)).map((p) => p.id)).toEqual([student.user.id]);
  expect((await whomToAsk(student.ctx)).map((p) => p.id)).toEqual([mentor.user.id]);
  const { evidenceId } = await commands.endorse(
    mentor.ctx,
    input(student.user.id, id, { note: "Seen at work" }),
  );
  expect(await rowOf(student.user.id, id)).toMatchObject({ proof: "endorsed", proofLevel: null });
  const again = await commands.endorse(mentor.ctx, input(student.user.id, id, { level: "advanced" }));
  expect(again.evidenceId).toBe(evidenceId);
  expect(await rowOf(student.user.id, id)).toMatchObject({ proof: "endorsed", proofLevel: "advanced" });
  expect((await given(mentor.ctx)).rows).toMatchObject([{ evidenceId, level: "advanced", note: null }]);
  expect(await endorsableSkills(mentor.ctx, student.user.id)).toMatchObject([
    { skillId: id, mine: { evidenceId, level: "advanced" } },
  ]);
  const stranger = (await asPerson(["mentor"])).ctx;
  expect(await answerOf(() => commands.withdrawEndorsement(stranger, { evidenceId }))).toBe("not_found");
  expect(await endorsableSkills(stranger, student.user.id)).toBeNull();
  expect((await given(stranger)).rows).toEqual([]);
  await commands.withdrawEndorsement(mentor.ctx, { evidenceId });
  expect(await answerOf(() => commands.withdrawEndorsement(mentor.ctx, { evidenceId }))).toBe("not_found");
  expect(await rowOf(student.user.id, id)).toMatchObject({ proof: "claimed", provenAt: null });
  await commands.endorse(mentor.ctx, input(student.user.id, id));
  expect((await rowOf(student.user.id, id))?.evidence).toHaveLength(1);
  // Of what was taken back nothing stands in the list; that it was given again does.
  const { rows } = await listNotifications(student.ctx, {});
  expect(rows.filter((row) => row.notice === "skills.endorsed")).toHaveLength(1);
  expect(await miscounted()).toEqual([]);
});

test("oneself and strangers are refused; hidden, removed and absent skills are not found", async () => {
  const { student, mentor } = await mentored();
  const [shown, hidden, absent] = [await makeSkill(boss), await makeSkill(boss), await makeSkill(boss)];
  for (const { id } of [shown, hidden]) await add(student.ctx, id);
  await showSkill(student.ctx, { skillId: hidden.id, visible: false });
  const by = (ctx: Ctx, skillId: string) =>
    answerOf(() => commands.endorse(ctx, input(student.user.id, skillId)));
  expect(await by(student.ctx, shown.id)).toBe("forbidden");
  expect(await by((await asPerson(["mentor"])).ctx, shown.id)).toBe("forbidden");
  expect(await answerOf(async () => commands.endorse(testCtx(), input(student.user.id, shown.id)))).toBe(
    "unauthenticated",
  );
  expect(await by(mentor.ctx, hidden.id)).toBe("not_found");
  expect(await by(mentor.ctx, absent.id)).toBe("not_found");
  await removeSkill(student.ctx, { skillId: shown.id });
  expect(await by(mentor.ctx, shown.id)).toBe("not_found");
  expect(
    EndorseInput.safeParse({ userId: student.user.id, skillId: shown.id, proof: "assessed" }).success,
  ).toBe(false);
});

test("fifty in a day, not fifty-one, even at once", async () => {
  const { student, mentor } = await mentored();
  const known = await Promise.all(Array.from({ length: 50 }, () => makeSkill(boss)));
  for (const { id } of known) await add(student.ctx, id);
  for (const { id } of known.slice(0, 48)) await commands.endorse(mentor.ctx, input(student.user.id, id));
  const more = await mentored();
  await db().execute(
    sql`update student_profiles set mentor_id = ${mentor.user.id} where user_id = ${more.student.user.id}`,
  );
  for (const { id } of known.slice(0, 4)) await add(more.student.ctx, id);
  const answers = await Promise.all(
    known
      .slice(0, 4)
      .map(({ id }) => answerOf(() => commands.endorse(mentor.ctx, input(more.student.user.id, id)))),
  );
  expect(answers.toSorted()).toEqual(["conflict", "conflict", "ok", "ok"]);
  // Changing one that stands is not another.
  const again = input(student.user.id, (known[0] as { id: string }).id, { level: "beginner" });
  expect(await answerOf(() => commands.endorse(mentor.ctx, again))).toBe("ok");
});

test("a skill is asked for once in thirty days; only whom it concerns sees and answers", async () => {
  const { student, mentor } = await mentored();
  const [a, b] = [await makeSkill(boss), await makeSkill(boss)];
  for (const { id } of [a, b]) await add(student.ctx, id);
  const ask = (skillId: string, endorserId = mentor.user.id) =>
    answerOf(() => commands.askEndorsement(student.ctx, { skillId, endorserId }));
  const stranger = await asPerson(["mentor"]);
  expect(await ask(a.id, stranger.user.id)).toBe("forbidden");
  expect(await ask(a.id, student.user.id)).toBe("forbidden");
  const twice = await Promise.all([ask(a.id), ask(a.id), ask(a.id)]);
  expect(twice.toSorted()).toEqual(["conflict", "conflict", "ok"]);
  expect(await ask(b.id)).toBe("ok");
  const open = await receivedRequests(mentor.ctx);
  expect(open.map((r) => r.skillId)).toEqual([a.id, b.id]);
  expect(await receivedRequests(stranger.ctx)).toEqual([]);
  await commands.endorse(mentor.ctx, input(student.user.id, a.id));
  const [left, ...none] = await receivedRequests(mentor.ctx);
  expect([left?.skillId, none]).toEqual([b.id, []]);
  const ref = { requestId: left?.requestId as string };
  expect(await answerOf(() => commands.declineRequest(stranger.ctx, ref))).toBe("not_found");
  await commands.declineRequest(mentor.ctx, ref);
  expect(await answerOf(() => commands.declineRequest(mentor.ctx, ref))).toBe("not_found");
  await db().update(endorsementRequests).set({ requestedAt: sql`now() - interval '31 days'` });
  expect(await ask(b.id)).toBe("ok");
});

test("an erased endorser stays as a former member without words; an erased owner leaves nothing", async () => {
  const { student, mentor } = await mentored();
  const { id } = await makeSkill(boss);
  await add(student.ctx, id);
  await commands.endorse(mentor.ctx, input(student.user.id, id, { note: "Known for years" }));
  const exported = await SKILLS_HOLDER.export(testCtx(), mentor.user.id);
  expect(JSON.stringify(exported)).toContain("Known for years");
  for (let i = 0; i < 2; i++) await SKILLS_HOLDER.erase(testCtx(), mentor.user.id, { purge: false });
  await db()
    .update(users)
    .set({ erasedAt: new Date(), passwordHash: null })
    .where(eq(users.id, mentor.user.id));
  const [piece] = await ownEvidence(student.ctx, id);
  expect(piece).toMatchObject({ verifier: { name: null, username: null }, note: null, state: "valid" });
  expect(JSON.stringify(await SKILLS_HOLDER.export(testCtx(), student.user.id))).toContain("endorse");
  for (let i = 0; i < 2; i++) await SKILLS_HOLDER.erase(testCtx(), student.user.id, { purge: false });
  expect(await rowOf(student.user.id, id)).toBeNull();
  const rest = await db().select().from(skillEvidence).where(eq(skillEvidence.verifierId, mentor.user.id));
  expect(rest).toEqual([]);
});
