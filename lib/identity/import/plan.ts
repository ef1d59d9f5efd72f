import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import type { ImportRow, RowVerdict } from "../../core/imports/kind";
import { fieldErrors } from "../../core/issues";
import { holdsAdminRole } from "../role/active";
import { mentorProfiles, studentProfiles } from "../schema/profiles";
import { roles, userRoles } from "../schema/roles";
import { users } from "../schema/users";
import type { PeopleImport } from "./descriptors";
import { judge, type KnownAccount, type PlannedRow } from "./model";

/** What will become of one row. */
export interface Plan extends RowVerdict {
  row: PlannedRow | null;
  target: Account | null;
}

/** A known account with what of it may be written. */
export interface Account extends KnownAccount {
  profile: Record<string, unknown> | null;
  /** The grant of the role that is imported. */
  grant: { id: string; status: "requested" | "active" } | null;
}

/** Judges rows against the rules and the accounts there are; with `lock`, those accounts stay as they are. */
export async function planRows(
  ctx: Ctx,
  kind: PeopleImport,
  rows: readonly ImportRow[],
  lock = false,
): Promise<Plan[]> {
  const parsed = rows.map(({ values }) => kind.parse(values));
  const good = parsed.flatMap((p) => ("row" in p ? [p.row] : []));
  const accounts = good.length ? await accountsOf(ctx, kind, good, lock) : [];
  const byNumber = new Map(accounts.flatMap((a) => (a.number ? [[a.number.toUpperCase(), a]] : [])));
  const byEmail = new Map(accounts.map((a) => [a.email.toLowerCase(), a]));
  const byPhone = new Map(accounts.flatMap((a) => (a.phoneNumber ? [[a.phoneNumber, a]] : [])));
  const off = await isRoleOff(ctx, kind);
  return parsed.map((p): Plan => {
    if (!("row" in p)) {
      const offered = new Map(
        p.error.issues.flatMap((issue) =>
          issue.code === "invalid_value" ? [[String(issue.path[0]), issue.values.join(", ")]] : [],
        ),
      );
      const faults = Object.entries(fieldErrors(p.error)).map(([column, said]) =>
        typeof said === "string"
          ? // A file offers no list to choose from, so the values themselves are told.
            said === "errors.field.choice" && offered.has(column)
            ? { column, key: "errors.field.oneOf", params: { values: offered.get(column) ?? "" } }
            : { column, key: said }
          : { column, key: said.key, params: said.params as Record<string, string | number> | undefined },
      );
      return { row: null, target: null, faults, notes: [] };
    }
    const { row } = p;
    const { target, faults, notes } = judge(row, kind.numberColumn, {
      byNumber: byNumber.get(row.number),
      byEmail: byEmail.get(row.email.toLowerCase()),
      byPhone: row.phoneNumber ? byPhone.get(row.phoneNumber) : undefined,
    });
    if (off) faults.push({ column: null, key: "identity.error.roleOff" });
    return { row, target: target as Account | null, faults, notes };
  });
}

async function isRoleOff(ctx: Ctx, kind: PeopleImport): Promise<boolean> {
  const [role] = await ctx.db.select({ on: roles.isActive }).from(roles).where(eq(roles.key, kind.role));
  return !role?.on;
}

/** Every account that one of the rows names by number, address or phone. */
async function accountsOf(
  ctx: Ctx,
  kind: PeopleImport,
  rows: readonly PlannedRow[],
  lock: boolean,
): Promise<Account[]> {
  const list = (values: (string | undefined)[]) => sql.param(values.filter((v) => v !== undefined));
  const isStudent = kind.role === "student";
  const [table, number] = isStudent
    ? [studentProfiles, studentProfiles.usn]
    : [mentorProfiles, mentorProfiles.employeeId];
  const named = sql`(
    select id from users where email = any(${list(rows.map((r) => r.email))}::citext[])
    union all select user_id from ${table} where ${number} = any(${list(rows.map((r) => r.number))}::text[])
    union all select id from users where phone_number = any(${list(rows.map((r) => r.phoneNumber))}::text[]))`;
  const query = ctx.db
    .select({
      user: users,
      student: studentProfiles,
      mentor: mentorProfiles,
      isAdmin: holdsAdminRole(),
      nameConfirmed: sql<boolean>`exists(select 1 from user_verifications v where v.user_id = "users"."id"
        and v.verification_type = 'identity' and v.status = 'verified')`,
    })
    .from(users)
    .leftJoin(studentProfiles, eq(studentProfiles.userId, users.id))
    .leftJoin(mentorProfiles, eq(mentorProfiles.userId, users.id))
    .where(sql`${users.id} in ${named}`)
    .orderBy(asc(users.id));
  const found = await (lock ? query.for("update", { of: users }) : query);
  const grants = await grantsOf(
    ctx,
    kind,
    found.map((f) => f.user.id),
  );
  return found.map(({ user, student, mentor, isAdmin, nameConfirmed }) => ({
    id: user.id,
    email: user.email,
    emailConfirmed: user.emailVerifiedAt !== null,
    hasPassword: user.passwordHash !== null,
    status: user.status,
    isAdmin,
    firstName: user.firstName,
    lastName: user.lastName,
    phoneNumber: user.phoneNumber,
    phoneConfirmed: user.phoneVerifiedAt !== null,
    nameConfirmed,
    number: (isStudent ? student?.usn : mentor?.employeeId) ?? null,
    numberConfirmed: (isStudent ? student?.usnConfirmedAt : mentor?.employeeIdConfirmedAt) != null,
    profile: isStudent ? student : mentor,
    grant: grants.get(user.id) ?? null,
  }));
}

async function grantsOf(ctx: Ctx, kind: PeopleImport, ids: string[]): Promise<Map<string, Account["grant"]>> {
  if (!ids.length) return new Map();
  const rows = await ctx.db
    .select({ id: userRoles.id, userId: userRoles.userId, status: userRoles.status })
    .from(userRoles)
    .innerJoin(roles, eq(roles.id, userRoles.roleId))
    .where(
      and(
        inArray(userRoles.userId, ids),
        eq(roles.key, kind.role),
        inArray(userRoles.status, ["requested", "active"]),
      ),
    );
  return new Map(rows.map((r) => [r.userId, { id: r.id, status: r.status as "requested" | "active" }]));
}
