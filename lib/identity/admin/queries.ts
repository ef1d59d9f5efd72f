import { and, asc, count, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Ctx, holds, personId } from "../../core/ctx";
import { type Page, toPage } from "../../core/list";
import type { UserStatus } from "../account/model";
import { holdsFactor } from "../factor/required";
import { personMatches } from "../person/match";
import { superAdmins } from "../role/active";
import { ADMIN_ROLES, type RoleKey, SECOND_HOURS } from "../role/model";
import { adminProfiles } from "../schema/profiles";
import { roles, userRoles } from "../schema/roles";
import { users } from "../schema/users";
import { personName } from "../user/person-name";
import type { AdminListState } from "./list";

/** One administrator. */
export interface AdminRow {
  id: string;
  name: string;
  username: string;
  email: string;
  avatarFileId: string | null;
  status: UserStatus;
  jobTitle: string | null;
  department: string | null;
  lastLoginAt: Date | null;
  hasFactor: boolean;
  isSelf: boolean;
  grants: { id: string; role: RoleKey; needsSecond: boolean }[];
}

const mayRead = (ctx: Ctx) => holds(ctx.actor, "admins.manage");
const held = (
  keys: readonly string[],
) => sql`exists(select 1 from ${userRoles} ur join ${roles} r on r.id = ur.role_id
  where ur.user_id = "users"."id" and ur.status = 'active' and r.key in (${sql.join(
    keys.map((key) => sql`${key}`),
    sql`, `,
  )}))`;

function where(state: AdminListState): SQL | undefined {
  const { q, role, factor } = state.filters;
  return and(
    isNull(users.erasedAt),
    held(role ? [role] : ADMIN_ROLES),
    q ? personMatches(q) : undefined,
    factor ? eq(holdsFactor(), factor === "on") : undefined,
  );
}

/** The administrators of one page of the list; none for everybody but super admins. */
export async function listAdmins(ctx: Ctx, state: AdminListState): Promise<Page<AdminRow>> {
  if (!mayRead(ctx)) return toPage<AdminRow>([], 0, state);
  const condition = where(state);
  const way = state.direction === "asc" ? asc : desc;
  const rows = await ctx.db
    .select({
      id: users.id,
      name: personName,
      username: users.username,
      email: users.email,
      avatarFileId: users.avatarFileId,
      status: users.status,
      jobTitle: adminProfiles.jobTitle,
      department: adminProfiles.department,
      lastLoginAt: users.lastLoginAt,
      hasFactor: holdsFactor(),
    })
    .from(users)
    .leftJoin(adminProfiles, eq(adminProfiles.userId, users.id))
    .where(condition)
    .orderBy(
      ...(state.sort === "seen"
        ? [sql`${way(users.lastLoginAt)} nulls last`]
        : [way(sql`lower(${users.lastName})`), way(sql`lower(${users.firstName})`)]),
      asc(users.id),
    )
    .limit(state.pageSize)
    .offset((state.page - 1) * state.pageSize);
  const [total] = await ctx.db.select({ n: count() }).from(users).where(condition);
  const grants = await ctx.db
    .select({
      id: userRoles.id,
      userId: userRoles.userId,
      role: roles.key,
      needsSecond: userRoles.needsSecond,
    })
    .from(userRoles)
    .innerJoin(roles, eq(roles.id, userRoles.roleId))
    .where(
      and(
        inArray(
          userRoles.userId,
          rows.map((row) => row.id),
        ),
        eq(roles.kind, "admin"),
        eq(userRoles.status, "active"),
      ),
    )
    .orderBy(roles.id);
  const admins = rows.map((row) => ({
    ...row,
    isSelf: row.id === personId(ctx.actor),
    grants: grants
      .filter((grant) => grant.userId === row.id)
      .map(({ id, role, needsSecond }) => ({ id, role: role as RoleKey, needsSecond })),
  }));
  return toPage<AdminRow>(admins, total?.n ?? 0, state);
}

/** How many super admins may sign in. */
export async function countSuperAdmins(ctx: Ctx): Promise<number> {
  const [role] = await ctx.db.select({ id: roles.id }).from(roles).where(eq(roles.key, "super_admin"));
  return role ? (await superAdmins(ctx, role.id)).length : 0;
}

const proposers = alias(users, "proposers");
const waits = and(eq(userRoles.needsSecond, true), inArray(userRoles.status, ["requested", "active"]));

/** A new super admin, or the end of one, that a second super admin has to agree to. */
export interface Proposal {
  grantId: string;
  /** To make the person a super admin, or to end that. */
  kind: "grant" | "revoke";
  userId: string;
  name: string;
  by: string;
  reason: string | null;
  at: Date;
  /** Until when a second one can agree. */
  until: Date;
  isExpired: boolean;
  mayApprove: boolean;
  /** To decline it, or to take one's own back. */
  mayDecline: boolean;
  isOwn: boolean;
}

/** The proposals about super admins, the oldest first, at most 100; none for everybody but super admins. */
export async function listProposals(ctx: Ctx): Promise<Proposal[]> {
  if (!mayRead(ctx)) return [];
  const rows = await ctx.db
    .select({
      grant: userRoles,
      name: personName,
      by: sql<string>`coalesce(nullif(trim(${proposers.firstName} || ' ' || ${proposers.lastName}), ''), ${proposers.username}::text)`,
    })
    .from(userRoles)
    .innerJoin(users, eq(users.id, userRoles.userId))
    .innerJoin(proposers, eq(proposers.id, userRoles.requestedBy))
    .where(waits)
    .orderBy(asc(userRoles.updatedAt))
    .limit(100);
  const self = personId(ctx.actor);
  return rows.map(({ grant, name, by }) => {
    const until = new Date(grant.updatedAt.getTime() + SECOND_HOURS * 3_600_000);
    const isExpired = until < new Date();
    const isOwn = grant.requestedBy === self;
    return {
      grantId: grant.id,
      kind: grant.status === "active" ? "revoke" : "grant",
      userId: grant.userId,
      name,
      by,
      reason: grant.reason,
      at: grant.updatedAt,
      until,
      isExpired,
      mayApprove: !isExpired && !isOwn && grant.userId !== self,
      mayDecline: grant.userId !== self,
      isOwn,
    };
  });
}

/** How many proposals about super admins are in force; for the rail. */
export async function countProposals(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db
    .select({ n: count() })
    .from(userRoles)
    .where(and(waits, sql`${userRoles.updatedAt} > now() - make_interval(hours => ${SECOND_HOURS})`));
  return row?.n ?? 0;
}
