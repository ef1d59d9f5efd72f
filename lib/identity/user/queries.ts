import { and, asc, count, desc, eq, gte, isNull, type SQL, sql } from "drizzle-orm";
import { type Ctx, personId } from "../../core/ctx";
import { type Page, toPage } from "../../core/list";
import { movesFor } from "../../core/machine";
import { historyOf } from "../../core/transition";
import { mayReadUsers } from "../access";
import { accountMachine, type UserStatus } from "../account/model";
import { activeRoles, holdsAdminRole } from "../role/active";
import { type GrantStatus, mayDecideRole, type RoleKey, type RoleKind } from "../role/model";
import { roles, userRoles } from "../schema/roles";
import { users } from "../schema/users";
import { type LoginRow, listLogins } from "../session/queries";
import type { UserListState } from "./list";

/** One line of the list of people. */
export interface UserListRow {
  id: string;
  name: string;
  username: string;
  email: string;
  status: UserStatus;
  roles: string[];
  createdAt: Date;
  lastLoginAt: Date | null;
  avatarFileId: string | null;
}

const fullName = sql<string>`trim(${users.firstName} || ' ' || ${users.lastName})`;
const SORT: Record<string, SQL[]> = {
  name: [sql`lower(${users.lastName})`, sql`lower(${users.firstName})`],
  username: [sql`${users.username}`],
  email: [sql`${users.email}`],
  status: [sql`${users.status}`],
  created: [sql`${users.createdAt}`],
};

/** The expression of the index users_search, contains the words typed. */
function matches(text: string): SQL {
  const haystack = sql`lower(${users.firstName} || ' ' || ${users.lastName} || ' ' || ${users.username}::text || ' ' || ${users.email}::text)`;
  const words = text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5);
  const each = words.map((word) => sql`${haystack} like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`);
  return and(...each) ?? sql`true`;
}

/** The parts of a sort, each in its direction; people who never signed in stand last. */
function order(sort: string, direction: "asc" | "desc"): SQL[] {
  const way = direction === "asc" ? asc : desc;
  if (sort === "seen") return [sql`${way(users.lastLoginAt)} nulls last`, desc(users.id)];
  return [...(SORT[sort] ?? [sql`${users.createdAt}`]).map((part) => way(part)), desc(users.id)];
}

function where(state: UserListState): SQL | undefined {
  const { q, role, status, since } = state.filters;
  return and(
    isNull(users.erasedAt),
    q ? matches(q) : undefined,
    status ? eq(users.status, status) : undefined,
    since ? gte(users.createdAt, new Date(`${since}T00:00:00Z`)) : undefined,
    role
      ? sql`exists(select 1 from ${userRoles} ur join ${roles} r on r.id = ur.role_id
          where ur.user_id = "users"."id" and ur.status = 'active' and r.key = ${role})`
      : undefined,
  );
}

/** The people of one page of the list; an empty page for callers who may not read people. */
export async function listUsers(ctx: Ctx, state: UserListState): Promise<Page<UserListRow>> {
  if (!mayReadUsers(ctx.actor)) return toPage<UserListRow>([], 0, state);
  const condition = where(state);
  // Only the rows of this page are joined: expressions would else be computed for all that the offset skips.
  const here = ctx.db
    .select({ id: users.id })
    .from(users)
    .where(condition)
    .orderBy(...order(state.sort, state.direction))
    .limit(state.pageSize)
    .offset((state.page - 1) * state.pageSize)
    .as("here");
  const rows = await ctx.db
    .select({
      id: users.id,
      name: fullName,
      username: users.username,
      email: users.email,
      status: users.status,
      roles: activeRoles(),
      createdAt: users.createdAt,
      lastLoginAt: users.lastLoginAt,
      avatarFileId: users.avatarFileId,
    })
    .from(users)
    .innerJoin(here, eq(here.id, users.id))
    .orderBy(...order(state.sort, state.direction));
  const [total] = await ctx.db.select({ n: count() }).from(users).where(condition);
  return toPage<UserListRow>(rows, total?.n ?? 0, state);
}

/** One grant as an admin sees it. */
export interface GrantRow {
  id: string;
  role: RoleKey;
  kind: RoleKind;
  status: GrantStatus;
  reason: string | null;
  at: Date;
  needsSecond: boolean;
  requestedBy: string;
  /** The caller may decide on it or take it away. */
  mayDecide: boolean;
}

/** One person as an admin sees them. */
export interface UserDetail extends UserListRow {
  firstName: string;
  lastName: string;
  phoneNumber: string | null;
  bio: string | null;
  language: string | null;
  timeZone: string | null;
  statusReason: string | null;
  suspendedUntil: Date | null;
  emailVerifiedAt: Date | null;
  accountLockedUntil: Date | null;
  isAdmin: boolean;
  isSelf: boolean;
  grants: GrantRow[];
  logins: LoginRow[];
  history: { at: Date; from: string | null; to: string; reason: string | null }[];
  moves: ("confirm" | "suspend" | "unsuspend" | "deactivate" | "restore")[];
}

/** A person with grants, live logins and history; null when absent or not for the caller to see. */
export async function getUser(ctx: Ctx, id: string): Promise<UserDetail | null> {
  if (!mayReadUsers(ctx.actor)) return null;
  const [row] = await ctx.db
    .select({ user: users, roles: activeRoles(), isAdmin: holdsAdminRole() })
    .from(users)
    .where(and(eq(users.id, id), isNull(users.erasedAt)));
  if (!row) return null;
  const { user, isAdmin } = row;
  const grants = await listGrants(ctx, id, isAdmin);
  const history = await historyOf(ctx, accountMachine.entity, [id]);
  const state = { id, status: user.status, isAdmin, erasedAt: user.erasedAt };
  return {
    id,
    name: `${user.firstName} ${user.lastName}`.trim(),
    firstName: user.firstName,
    lastName: user.lastName,
    username: user.username,
    email: user.email,
    status: user.status,
    roles: row.roles,
    createdAt: user.createdAt,
    lastLoginAt: user.lastLoginAt,
    avatarFileId: user.avatarFileId,
    phoneNumber: user.phoneNumber,
    bio: user.bio,
    language: user.language,
    timeZone: user.timeZone,
    statusReason: user.statusReason,
    suspendedUntil: user.suspendedUntil,
    emailVerifiedAt: user.emailVerifiedAt,
    accountLockedUntil: user.accountLockedUntil,
    isAdmin,
    isSelf: personId(ctx.actor) === id,
    grants,
    logins:
      ctx.actor.kind === "person" && ctx.actor.permissions.has("users.manage")
        ? await listLogins(ctx, id)
        : [],
    history: history
      .map((h) => ({ at: h.at, from: h.fromStatus, to: h.toStatus, reason: h.reason }))
      .reverse(),
    moves: movesFor(accountMachine, ctx.actor, state)
      .filter((m) => m.blocked === null && m.action !== "confirm")
      .map((m) => m.action),
  };
}

async function listGrants(ctx: Ctx, userId: string, userIsAdmin: boolean): Promise<GrantRow[]> {
  const rows = await ctx.db
    .select({
      grant: userRoles,
      role: roles,
      by: sql<string>`trim(${users.firstName} || ' ' || ${users.lastName})`,
    })
    .from(userRoles)
    .innerJoin(roles, eq(roles.id, userRoles.roleId))
    .innerJoin(users, eq(users.id, userRoles.requestedBy))
    .where(eq(userRoles.userId, userId))
    .orderBy(desc(userRoles.updatedAt))
    .limit(50);
  return rows.map(({ grant, role, by }) => ({
    id: grant.id,
    role: role.key as RoleKey,
    kind: role.kind,
    status: grant.status,
    reason: grant.reason,
    at: grant.decidedAt ?? grant.createdAt,
    needsSecond: grant.needsSecond,
    requestedBy: by,
    mayDecide: mayDecideRole(ctx.actor, { userId, roleKind: role.kind, userIsAdmin }),
  }));
}

/** A request that waits for the caller's decision. */
export interface RoleRequest {
  id: string;
  userId: string;
  name: string;
  username: string;
  role: RoleKey;
  kind: RoleKind;
  reason: string | null;
  needsSecond: boolean;
  requestedBy: string;
  createdAt: Date;
}

/** The waiting requests that the caller may decide on, oldest first, at most 200. */
export async function listRoleRequests(ctx: Ctx): Promise<RoleRequest[]> {
  const rows = await ctx.db
    .select({
      grant: userRoles,
      role: roles,
      name: fullName,
      username: users.username,
      isAdmin: holdsAdminRole(),
    })
    .from(userRoles)
    .innerJoin(roles, eq(roles.id, userRoles.roleId))
    .innerJoin(users, eq(users.id, userRoles.userId))
    .where(eq(userRoles.status, "requested"))
    .orderBy(asc(userRoles.createdAt))
    .limit(200);
  return rows
    .filter(({ grant, role, isAdmin }) =>
      mayDecideRole(ctx.actor, { userId: grant.userId, roleKind: role.kind, userIsAdmin: isAdmin }),
    )
    .map(({ grant, role, name, username }) => ({
      id: grant.id,
      userId: grant.userId,
      name: name || username,
      username,
      role: role.key as RoleKey,
      kind: role.kind,
      reason: grant.reason,
      needsSecond: grant.needsSecond,
      requestedBy: grant.requestedBy,
      createdAt: grant.createdAt,
    }));
}

/** All people that the filters name, newest first, in batches; for exports. */
export async function* allUsers(ctx: Ctx, state: UserListState): AsyncGenerator<UserListRow[]> {
  const newest = { ...state, sort: "created", direction: "desc" as const, pageSize: 1000 };
  for (let page = 1; ; page++) {
    const { rows } = await listUsers(ctx, { ...newest, page });
    if (rows.length) yield rows;
    if (rows.length < newest.pageSize) return;
  }
}
