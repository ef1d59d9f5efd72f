import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db, pool } from "../../core/db";
import "../../domains";
import { leaveRole, revokeRole } from "../role/commands";
import { mentorProfiles, studentProfiles } from "../schema/profiles";
import { userRoles } from "../schema/roles";
import { asPerson, makePerson, outcome } from "../testing/people";
import * as commands from "./commands";
import { studentList } from "./list";
import { AssignMentorInput, refId, StudentsInput, studentRef } from "./model";
import { listMentors, listStudents, mentorName, studentsByIds } from "./queries";

let n = 0;
async function student(parts: Partial<typeof studentProfiles.$inferInsert> = {}) {
  const number = ++n;
  const user = await makePerson(["student"], { lastName: `Pupil${number}` });
  await db()
    .insert(studentProfiles)
    .values({
      userId: user.id,
      usn: `STU-${process.pid}-${number}`,
      department: "Textiles",
      semester: 3,
      ...parts,
    });
  return user;
}
async function mentor(limit = 40) {
  const made = await asPerson(["mentor"]);
  await db().insert(mentorProfiles).values({ userId: made.user.id, menteeLimit: limit });
  return made;
}
const profile = async (id: string) =>
  (await db().select().from(studentProfiles).where(eq(studentProfiles.userId, id)))[0];
/** The rows as the list shows them now. */
async function shown(...ids: string[]) {
  const refs: string[] = [];
  for (const id of ids) {
    const row = await profile(id);
    refs.push(studentRef({ id, version: row?.updatedAt.getTime() ?? 0 }));
  }
  return StudentsInput.parse({ ids: refs });
}

describe("students in an admin's hands", () => {
  test("are read and changed by those who manage people, not by strangers", async () => {
    const [admin, reader, stranger] = [
      await asPerson(["support_admin"]),
      await asPerson(["finance_manager"]),
      await asPerson(["student"]),
    ];
    const [one, guide] = [await student(), await mentor()];
    for (const { ctx } of [reader, stranger]) {
      expect((await listStudents(ctx, studentList.parse({}))).rows).toEqual([]);
      expect(await listMentors(ctx)).toEqual([]);
      expect(await studentsByIds(ctx, [one.id])).toEqual([]);
      expect(await mentorName(ctx, guide.user.id)).toBeNull();
      const input = await shown(one.id);
      expect(await outcome(() => commands.confirmUsns(ctx, input))).toBe("forbidden");
      expect(await outcome(() => commands.advanceSemester(ctx, input))).toBe("forbidden");
      const give = { studentIds: [one.id], mentorId: guide.user.id };
      expect(await outcome(() => commands.assignMentor(ctx, give))).toBe("forbidden");
    }
    expect(await profile(one.id)).toMatchObject({ usnConfirmedAt: null, semester: 3, mentorId: null });
    expect((await listStudents(admin.ctx, studentList.parse({}))).total).toBeGreaterThan(0);
  });

  test("are found by department, semester, number, mentor and words, sorted and paged", async () => {
    const { ctx } = await asPerson(["support_admin"]);
    const guide = await mentor();
    const [a, b] = [
      await student({ department: "Glass", semester: 5, usnConfirmedAt: new Date() }),
      await student({ department: "Glass", semester: 6, mentorId: guide.user.id }),
    ];
    const outsider = await makePerson(["student"], { firstName: "Outsider" });
    const find = async (query: Record<string, string>) =>
      (await listStudents(ctx, studentList.parse(query))).rows.map((row) => row.id);
    expect(await find({ department: "Glass" })).toEqual([b.id, a.id]);
    expect(await find({ department: "Glass", sort: "usn" })).toEqual([a.id, b.id]);
    expect(await find({ department: "Glass", sort: "-semester" })).toEqual([b.id, a.id]);
    expect(await find({ department: "Glass", semester: "5" })).toEqual([a.id]);
    expect(await find({ department: "Glass", confirmed: "no" })).toEqual([b.id]);
    expect(await find({ department: "Glass", mentor: "none" })).toEqual([a.id]);
    expect(await find({ mentor: guide.user.id })).toEqual([b.id]);
    const number = (await profile(b.id))?.usn as string;
    expect(await find({ q: number.toLowerCase() })).toEqual([b.id]);
    expect(await find({ q: b.lastName })).toEqual([b.id]);
    expect(await find({ q: outsider.username })).toEqual([outsider.id]);
    expect(await find({ q: "%" })).toEqual([]);
    for (const key of studentList.sortKeys)
      for (const way of ["", "-"]) expect((await find({ sort: way + key })).length).toBeGreaterThan(2);
    const [row] = (await listStudents(ctx, studentList.parse({ q: b.username }))).rows;
    expect(row).toMatchObject({ usn: number, isConfirmed: false, mentorId: guide.user.id });
    expect(refId(studentRef(row as { id: string; version: number }))).toBe(b.id);
    expect(await mentorName(ctx, guide.user.id)).toBe(row?.mentor);
    expect((await listMentors(ctx)).find((m) => m.id === guide.user.id)).toMatchObject({
      mentees: 1,
      limit: 40,
    });
  });

  test("numbers are confirmed once, and none that changed since the list was read", async () => {
    const { ctx } = await asPerson(["support_admin"]);
    const [a, b, none] = [await student(), await student(), await student({ usn: null })];
    const input = await shown(a.id, b.id, none.id);
    await db()
      .update(studentProfiles)
      .set({ usn: `OTHER-${n}` })
      .where(eq(studentProfiles.userId, b.id));
    const done = await commands.confirmUsns(ctx, input);
    expect(done.done).toBe(1);
    expect(done.failed).toHaveLength(2);
    expect((await profile(a.id))?.usnConfirmedAt).toBeInstanceOf(Date);
    expect((await profile(b.id))?.usnConfirmedAt).toBeNull();
    expect((await commands.confirmUsns(ctx, input)).done).toBe(0);
  });

  test("advance by one semester however often the button is pressed, and never beyond the eighth", async () => {
    const { ctx } = await asPerson(["support_admin"]);
    const [a, last] = [await student({ semester: 3 }), await student({ semester: 8 })];
    const input = await shown(a.id, last.id);
    const answers = await Promise.all([
      commands.advanceSemester(ctx, input),
      commands.advanceSemester(ctx, input),
      commands.advanceSemester(ctx, input),
    ]);
    expect(answers.map((answer) => answer.done).sort()).toEqual([0, 0, 1]);
    expect(answers.find((answer) => answer.done === 1)?.failed).toHaveLength(1);
    expect(await profile(a.id)).toMatchObject({ semester: 4 });
    expect(await profile(last.id)).toMatchObject({ semester: 8 });
    // Read anew, the same act is meant.
    expect((await commands.advanceSemester(ctx, await shown(a.id))).done).toBe(1);
    expect(await profile(a.id)).toMatchObject({ semester: 5 });
  });
});

describe("a mentor", () => {
  test("takes no more students than the limit, whoever gives the last place away", async () => {
    const { ctx } = await asPerson(["support_admin"]);
    const guide = await mentor(3);
    const pupils = await Promise.all(Array.from({ length: 8 }, () => student()));
    const answers = await Promise.all(
      pupils.map((pupil) =>
        outcome(() => commands.assignMentor(ctx, { studentIds: [pupil.id], mentorId: guide.user.id })),
      ),
    );
    expect(answers.filter((answer) => answer === "ok")).toHaveLength(3);
    expect(answers.filter((answer) => answer === "conflict")).toHaveLength(5);
    expect(await db().$count(studentProfiles, eq(studentProfiles.mentorId, guide.user.id))).toBe(3);
    const all = { studentIds: pupils.map((p) => p.id), mentorId: guide.user.id };
    expect(await outcome(() => commands.assignMentor(ctx, all))).toBe("conflict");
    expect(await db().$count(studentProfiles, eq(studentProfiles.mentorId, guide.user.id))).toBe(3);
  });

  test("is given or taken; a repeat changes nothing; both sides are told", async () => {
    const { ctx } = await asPerson(["support_admin"]);
    const [guide, other, one] = [await mentor(1), await mentor(1), await student()];
    const give = AssignMentorInput.parse({ studentIds: one.id, mentorId: guide.user.id });
    expect(await commands.assignMentor(ctx, give)).toEqual({ changed: 1 });
    expect(await commands.assignMentor(ctx, give)).toEqual({ changed: 0 });
    expect(await commands.assignMentor(ctx, { ...give, mentorId: other.user.id })).toEqual({ changed: 1 });
    expect(await commands.assignMentor(ctx, { studentIds: [one.id] })).toEqual({ changed: 1 });
    const told = async (id: string) =>
      (
        await pool().query("select notice from notifications where user_id = $1 order by created_at, id", [
          id,
        ])
      ).rows.map((row) => row.notice);
    expect(await told(one.id)).toEqual([
      "identity.mentor_assigned",
      "identity.mentor_assigned",
      "identity.mentor_gone",
    ]);
    expect(await told(guide.user.id)).toEqual(["identity.mentees_assigned"]);
    const nobody = await makePerson(["student"]);
    const wrong = (mentorId: string, studentId = one.id) =>
      outcome(() => commands.assignMentor(ctx, { studentIds: [studentId], mentorId }));
    expect(await wrong(nobody.id)).toBe("not_found");
    expect(await wrong(guide.user.id, crypto.randomUUID())).toBe("not_found");
    // A student who never opened the profile page, and a mentor without a profile of their own.
    const bare = await asPerson(["mentor"]);
    expect(await wrong(bare.user.id, nobody.id)).toBe("ok");
    const both = await makePerson(["student", "mentor"]);
    expect(await wrong(both.id, both.id)).toBe("conflict");
  });

  test("who loses the role returns the students to the unassigned, also in a race with an assignment", async () => {
    const { ctx } = await asPerson(["support_admin"]);
    const [guide, one, two] = [await mentor(), await student(), await student()];
    await commands.assignMentor(ctx, { studentIds: [one.id], mentorId: guide.user.id });
    await leaveRole(guide.ctx, { role: "mentor" });
    expect(await profile(one.id)).toMatchObject({ mentorId: null });
    for (let round = 0; round < 4; round++) {
      const next = await mentor();
      const [grant] = await db().select().from(userRoles).where(eq(userRoles.userId, next.user.id));
      await Promise.all([
        outcome(() => commands.assignMentor(ctx, { studentIds: [two.id], mentorId: next.user.id })),
        revokeRole(ctx, { grantId: grant?.id as string, reason: "Not any more." }),
      ]);
      expect(await db().$count(studentProfiles, eq(studentProfiles.mentorId, next.user.id))).toBe(0);
    }
    const { rows } = await db().execute(sql`select 1 from student_profiles s where s.mentor_id is not null
      and not exists (select 1 from user_roles ur join roles r on r.id = ur.role_id
        where ur.user_id = s.mentor_id and ur.status = 'active' and r.key = 'mentor')`);
    expect(rows).toEqual([]);
  });
});
