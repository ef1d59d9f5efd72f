import { and, asc, count, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Ctx, holds } from "../../core/ctx";
import { isUuid } from "../../core/ids";
import { type Page, toPage } from "../../core/list";
import { personMatches } from "../person/match";
import { holdsRole } from "../role/active";
import { mentorProfiles, studentProfiles } from "../schema/profiles";
import { roles, userRoles } from "../schema/roles";
import { users } from "../schema/users";
import type { StudentListState } from "./list";
import type { StudentRef } from "./model";

/** The departments that students belong to, by name, at most 200. */
export async function listDepartments(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .selectDistinct({ name: studentProfiles.department })
    .from(studentProfiles)
    .where(isNotNull(studentProfiles.department))
    .orderBy(asc(studentProfiles.department))
    .limit(200);
  return rows.flatMap(({ name }) => (name ? [name] : []));
}

/** One line of the list of students. */
export interface StudentRow extends StudentRef {
  name: string;
  username: string;
  email: string;
  avatarFileId: string | null;
  usn: string | null;
  isConfirmed: boolean;
  department: string | null;
  semester: number | null;
  admissionYear: number | null;
  mentorId: string | null;
  mentor: string | null;
  createdAt: Date;
}

const mentors = alias(users, "mentors");
const nameOf = (table: typeof users | typeof mentors) =>
  sql<string>`coalesce(nullif(trim(${table.firstName} || ' ' || ${table.lastName}), ''), ${table.username}::text)`;
/** Milliseconds, as far as a browser's clock is exact. */
export const versionOf = sql<number>`coalesce(floor(extract(epoch from ${studentProfiles.updatedAt}) * 1000), 0)::float8`;

/** What a list is sorted by; `users` says whether the account must be looked at for it. */
const SORT: Record<string, { by: SQL[]; users: boolean }> = {
  name: { by: [sql`lower(${users.lastName})`, sql`lower(${users.firstName})`], users: true },
  usn: { by: [sql`${studentProfiles.usn}`], users: false },
  department: { by: [sql`${studentProfiles.department}`, sql`${studentProfiles.semester}`], users: false },
  semester: { by: [sql`${studentProfiles.semester}`, sql`${studentProfiles.department}`], users: false },
  created: { by: [sql`${users.createdAt}`], users: true },
};
const sortOf = (state: StudentListState) => SORT[state.sort] ?? (SORT.created as (typeof SORT)[string]);

const order = (state: StudentListState, id: SQL): SQL[] => {
  const way = state.direction === "asc" ? asc : desc;
  return [...sortOf(state).by.map((part) => way(part)), desc(id)];
};

/** Words in name, username or address, or the beginning of a number; each by its own index. */
function matches(q: string): SQL {
  const number = `${q.toUpperCase().replace(/[\\%_]/g, "\\$&")}%`;
  return sql`${userRoles.userId} in (
    select id from users where ${personMatches(q)}
    union all select user_id from student_profiles where usn like ${number})`;
}

/** Grants of the role, which erased accounts have none of, under the filters. */
function where({ filters }: StudentListState): SQL | undefined {
  const { q, department, semester, confirmed, mentor } = filters;
  return and(
    eq(userRoles.status, "active"),
    sql`${userRoles.roleId} = (select r.id from ${roles} r where r.key = 'student')`,
    q ? matches(q) : undefined,
    department ? eq(studentProfiles.department, department) : undefined,
    semester ? eq(studentProfiles.semester, semester) : undefined,
    confirmed === "yes" ? isNotNull(studentProfiles.usnConfirmedAt) : undefined,
    confirmed === "no" ? isNull(studentProfiles.usnConfirmedAt) : undefined,
    mentor === "none" ? isNull(studentProfiles.mentorId) : undefined,
    mentor === "some" ? isNotNull(studentProfiles.mentorId) : undefined,
    mentor && isUuid(mentor) ? eq(studentProfiles.mentorId, mentor) : undefined,
  );
}

const mayRead = (ctx: Ctx) => holds(ctx.actor, "users.manage");
const ownProfile = eq(studentProfiles.userId, userRoles.userId);

/** The students of one page of the list; an empty page for callers who do not manage people. */
export async function listStudents(ctx: Ctx, state: StudentListState): Promise<Page<StudentRow>> {
  if (!mayRead(ctx)) return toPage<StudentRow>([], 0, state);
  const condition = where(state);
  const found = ctx.db
    .select({ id: userRoles.userId })
    .from(userRoles)
    .leftJoin(studentProfiles, ownProfile)
    .$dynamic();
  const sorted = sortOf(state).users ? found.innerJoin(users, eq(users.id, userRoles.userId)) : found;
  const here = sorted
    .where(condition)
    .orderBy(...order(state, sql`${userRoles.userId}`))
    .limit(state.pageSize)
    .offset((state.page - 1) * state.pageSize)
    .as("here");
  const rows = await ctx.db
    .select({
      id: users.id,
      version: versionOf,
      name: nameOf(users),
      username: users.username,
      email: users.email,
      avatarFileId: users.avatarFileId,
      usn: studentProfiles.usn,
      isConfirmed: sql<boolean>`${studentProfiles.usnConfirmedAt} is not null`,
      department: studentProfiles.department,
      semester: studentProfiles.semester,
      admissionYear: studentProfiles.admissionYear,
      mentorId: studentProfiles.mentorId,
      mentor: sql<string | null>`case when ${mentors.id} is null then null else ${nameOf(mentors)} end`,
      createdAt: users.createdAt,
    })
    .from(users)
    .innerJoin(here, eq(here.id, users.id))
    .leftJoin(studentProfiles, eq(studentProfiles.userId, users.id))
    .leftJoin(mentors, eq(mentors.id, studentProfiles.mentorId))
    .orderBy(...order(state, sql`${users.id}`));
  const [total] = await ctx.db
    .select({ n: count() })
    .from(userRoles)
    .leftJoin(studentProfiles, ownProfile)
    .where(condition);
  return toPage<StudentRow>(rows, total?.n ?? 0, state);
}

/** The name of a mentor, for the filter that names one; null for anybody else. */
export async function mentorName(ctx: Ctx, id: string | undefined): Promise<string | null> {
  if (!mayRead(ctx) || !id || !isUuid(id)) return null;
  const [row] = await ctx.db
    .select({ name: nameOf(users) })
    .from(mentorProfiles)
    .innerJoin(users, eq(users.id, mentorProfiles.userId))
    .where(eq(mentorProfiles.userId, id));
  return row?.name ?? null;
}

/** A mentor whom students can be given to. */
export interface MentorChoice {
  id: string;
  name: string;
  department: string | null;
  mentees: number;
  limit: number;
}

/** The mentors who may take students, by name, at most 2,000. */
export async function listMentors(ctx: Ctx): Promise<MentorChoice[]> {
  if (!mayRead(ctx)) return [];
  const counts = ctx.db
    .select({ mentorId: studentProfiles.mentorId, n: sql<number>`count(*)::int`.as("n") })
    .from(studentProfiles)
    .where(isNotNull(studentProfiles.mentorId))
    .groupBy(studentProfiles.mentorId)
    .as("counts");
  return ctx.db
    .select({
      id: users.id,
      name: nameOf(users),
      department: mentorProfiles.department,
      mentees: sql<number>`coalesce(${counts.n}, 0)`,
      limit: sql<number>`coalesce(${mentorProfiles.menteeLimit}, 40)`,
    })
    .from(users)
    .leftJoin(mentorProfiles, eq(mentorProfiles.userId, users.id))
    .leftJoin(counts, eq(counts.mentorId, users.id))
    .where(and(eq(users.status, "active"), isNull(users.erasedAt), holdsRole("mentor")))
    .orderBy(asc(users.lastName), asc(users.firstName), asc(users.id))
    .limit(2000);
}

/** Some students by name, for the page that goes on with them. */
export async function studentsByIds(
  ctx: Ctx,
  ids: readonly string[],
): Promise<{ id: string; name: string; mentor: string | null }[]> {
  if (!mayRead(ctx) || !ids.length) return [];
  return ctx.db
    .select({
      id: users.id,
      name: nameOf(users),
      mentor: sql<string | null>`case when ${mentors.id} is null then null else ${nameOf(mentors)} end`,
    })
    .from(users)
    .leftJoin(studentProfiles, eq(studentProfiles.userId, users.id))
    .leftJoin(mentors, eq(mentors.id, studentProfiles.mentorId))
    .where(and(inArray(users.id, [...ids]), isNull(users.erasedAt), holdsRole("student")))
    .orderBy(asc(users.lastName), asc(users.firstName), asc(users.id));
}
