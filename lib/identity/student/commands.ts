import { and, asc, eq, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { allow, type Ctx, holds, inTx } from "../../core/ctx";
import { AppError, conflict, notFound } from "../../core/errors";
import { uuidv7 } from "../../core/ids";
import { port } from "../../core/ports";
import { refreshCompletion } from "../profile/completion";
import { holdsRole } from "../role/active";
import { mentorProfiles, studentProfiles } from "../schema/profiles";
import { users } from "../schema/users";
import { type AssignMentorInput, type Changed, LAST_SEMESTER, type StudentsInput } from "./model";
import { versionOf } from "./queries";

const mayManage = (ctx: Ctx) => ctx.actor.kind === "job" || holds(ctx.actor, "users.manage");

/** Locks the profiles that are still as the list showed them; answers who they are. */
async function unchanged(ctx: Ctx, { ids }: StudentsInput): Promise<string[]> {
  const versions = new Map(ids.map((ref) => [ref.id, ref.version]));
  const rows = await ctx.db
    .select({ id: studentProfiles.userId, version: versionOf })
    .from(studentProfiles)
    .where(inArray(studentProfiles.userId, [...versions.keys()]))
    .orderBy(asc(studentProfiles.userId))
    .for("update");
  return rows.filter((row) => versions.get(row.id) === row.version).map((row) => row.id);
}

/** What an act on several answers: those it did not change, by name. */
async function changedOf(ctx: Ctx, { ids }: StudentsInput, done: readonly string[]): Promise<Changed> {
  const rest = ids.map((ref) => ref.id).filter((id) => !done.includes(id));
  if (!rest.length) return { done: done.length, failed: [] };
  const rows = await ctx.db
    .select({
      title: sql<string>`trim(${users.firstName} || ' ' || ${users.lastName} || ' (' || ${users.username} || ')')`,
    })
    .from(users)
    .where(inArray(users.id, rest))
    .orderBy(asc(users.lastName), asc(users.id));
  return { done: done.length, failed: rows };
}

/**
 * Confirms that numbers are the students' own. Who has none, whose is confirmed already, and whose profile changed
 * since the list was read, stays as it is.
 */
export async function confirmUsns(ctx: Ctx, input: StudentsInput): Promise<Changed> {
  return inTx(ctx, async (tx) => {
    allow(mayManage(tx));
    const ids = await unchanged(tx, input);
    const rows = ids.length
      ? await tx.db
          .update(studentProfiles)
          .set({ usnConfirmedAt: new Date() })
          .where(
            and(
              inArray(studentProfiles.userId, ids),
              isNotNull(studentProfiles.usn),
              isNull(studentProfiles.usnConfirmedAt),
            ),
          )
          .returning({ id: studentProfiles.userId })
      : [];
    for (const { id } of rows)
      tx.audit({ action: "identity.student.confirm_usn", targetType: "identity.user", targetId: id });
    return changedOf(
      tx,
      input,
      rows.map((row) => row.id),
    );
  });
}

/**
 * Moves students into their next semester. Nobody advances beyond the last one, and nobody twice by one press: whose
 * profile changed since the list was read stays as it is.
 */
export async function advanceSemester(ctx: Ctx, input: StudentsInput): Promise<Changed> {
  return inTx(ctx, async (tx) => {
    allow(mayManage(tx));
    const ids = await unchanged(tx, input);
    const rows = ids.length
      ? await tx.db
          .update(studentProfiles)
          .set({ semester: sql`${studentProfiles.semester} + 1` })
          .where(and(inArray(studentProfiles.userId, ids), lt(studentProfiles.semester, LAST_SEMESTER)))
          .returning({ id: studentProfiles.userId, semester: studentProfiles.semester })
      : [];
    for (const { id, semester } of rows) {
      tx.audit({
        action: "identity.student.advance",
        targetType: "identity.user",
        targetId: id,
        changes: { semester: [(semester ?? 1) - 1, semester] },
      });
      await refreshCompletion(tx, id);
    }
    return changedOf(
      tx,
      input,
      rows.map((row) => row.id),
    );
  });
}

/** The mentor's row, locked, so that two who give the last place away stand in line. Throws unless a mentor now. */
async function lockedMentor(ctx: Ctx, mentorId: string) {
  const isMentor = and(eq(users.id, mentorId), eq(users.status, "active"), holdsRole("mentor"));
  const found = () => ctx.db.select({ id: users.id }).from(users).where(isMentor);
  if (!(await found()).length) throw notFound("identity.error.noMentor");
  await ctx.db.insert(mentorProfiles).values({ userId: mentorId }).onConflictDoNothing();
  const [mentor] = await ctx.db
    .select({ id: mentorProfiles.userId, limit: mentorProfiles.menteeLimit })
    .from(mentorProfiles)
    .where(eq(mentorProfiles.userId, mentorId))
    .for("update");
  // Again under the lock: whoever takes the role away holds it too.
  if (!mentor || !(await found()).length) throw notFound("identity.error.noMentor");
  return mentor;
}

/**
 * Gives students a mentor, or none: all or nobody. A repeat changes nothing. Throws `conflict` when that were more
 * than the mentor takes, at `mentorId`; `not_found` for somebody who is no student or no mentor.
 */
export async function assignMentor(ctx: Ctx, input: AssignMentorInput): Promise<{ changed: number }> {
  const { studentIds, mentorId = null } = input;
  return inTx(ctx, async (tx) => {
    allow(mayManage(tx));
    const mentor = mentorId ? await lockedMentor(tx, mentorId) : null;
    if (mentorId && studentIds.includes(mentorId))
      throw conflict("errors.invalid", {}, { mentorId: "identity.error.ownMentor" });
    const known = await tx.db
      .select({ id: users.id })
      .from(users)
      .where(and(inArray(users.id, studentIds), isNull(users.erasedAt), holdsRole("student")));
    if (known.length !== studentIds.length) throw notFound();
    await tx.db
      .insert(studentProfiles)
      .values(studentIds.map((userId) => ({ userId })))
      .onConflictDoNothing();
    const before = await tx.db
      .select({ id: studentProfiles.userId, mentorId: studentProfiles.mentorId })
      .from(studentProfiles)
      .where(inArray(studentProfiles.userId, studentIds))
      .orderBy(asc(studentProfiles.userId))
      .for("update");
    const fresh = before.filter((row) => row.mentorId !== mentorId);
    if (!fresh.length) return { changed: 0 };
    if (mentor) await checkPlaces(tx, mentor, fresh.length);
    await tx.db
      .update(studentProfiles)
      .set({ mentorId })
      .where(
        inArray(
          studentProfiles.userId,
          fresh.map((row) => row.id),
        ),
      );
    for (const row of fresh)
      tx.audit({
        action: "identity.student.assign_mentor",
        targetType: "identity.user",
        targetId: row.id,
        changes: { mentor: [row.mentorId, mentorId] },
      });
    await tellOfMentor(
      tx,
      fresh.map((row) => row.id),
      mentorId,
    );
    return { changed: fresh.length };
  });
}

async function checkPlaces(ctx: Ctx, mentor: { id: string; limit: number }, wanted: number): Promise<void> {
  const held = await ctx.db.$count(studentProfiles, eq(studentProfiles.mentorId, mentor.id));
  const free = Math.max(0, mentor.limit - held);
  if (wanted <= free) return;
  const params = { free, limit: mentor.limit };
  throw new AppError("conflict", "identity.error.mentorFull", params, {
    mentorId: { key: "identity.error.mentorFull", params },
  });
}

/** Tells students who their mentor is now, and the mentor of the new students. */
async function tellOfMentor(ctx: Ctx, studentIds: readonly string[], mentorId: string | null): Promise<void> {
  const act = uuidv7();
  if (!mentorId) {
    await port("notify")(
      ctx,
      "identity.mentor_gone",
      studentIds,
      {},
      { dedupe: act, link: "/student/profile" },
    );
    return;
  }
  const [mentor] = await ctx.db
    .select({
      name: sql<string>`coalesce(nullif(trim(${users.firstName} || ' ' || ${users.lastName}), ''), ${users.username}::text)`,
    })
    .from(users)
    .where(eq(users.id, mentorId));
  await port("notify")(
    ctx,
    "identity.mentor_assigned",
    studentIds,
    { mentor: mentor?.name ?? "" },
    { dedupe: act, link: "/student/profile" },
  );
  await port("notify")(
    ctx,
    "identity.mentees_assigned",
    [mentorId],
    { students: studentIds.length },
    { dedupe: act, link: "/mentor" },
  );
}

/** Returns the students of somebody who is no mentor any more to the unassigned, in the caller's transaction. */
export async function releaseMentees(ctx: Ctx, mentorId: string): Promise<number> {
  await ctx.db
    .select({ id: mentorProfiles.userId })
    .from(mentorProfiles)
    .where(eq(mentorProfiles.userId, mentorId))
    .for("update");
  const rows = await ctx.db
    .update(studentProfiles)
    .set({ mentorId: null })
    .where(eq(studentProfiles.mentorId, mentorId))
    .returning({ id: studentProfiles.userId });
  if (!rows.length) return 0;
  await tellOfMentor(
    ctx,
    rows.map((row) => row.id),
    null,
  );
  ctx.audit({
    action: "identity.student.release_mentees",
    targetType: "identity.user",
    targetId: mentorId,
    changes: { students: rows.length },
  });
  return rows.length;
}
