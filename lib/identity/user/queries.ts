import { and, asc, count, desc, eq, gte, isNull, lte, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { type Page, toPage } from "../../core/list";
import { mayReadUsers } from "../access";
import type { UserStatus } from "../account/model";
import { personMatches } from "../person/match";
import { activeRoles, holdsAdminRole, holdsRoleOf } from "../role/active";
import { mayDecideRole, type RoleKey, type RoleKind } from "../role/model";
import { roles, userRoles } from "../schema/roles";
import { users } from "../schema/users";
import { userVerifications } from "../schema/verifications";
import type { VerificationStatus } from "../verification/model";
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
  /** The state of the newest proof of identity. */
  verification: VerificationStatus | null;
}

const fullName = sql<string>`trim(${users.firstName} || ' ' || ${users.lastName})`;
const SORT: Record<string, SQL[]> = {
  name: [sql`lower(${users.lastName})`, sql`lower(${users.firstName})`],
  username: [sql`${users.username}`],
  email: [sql`${users.email}`],
  status: [sql`${users.status}`],
  created: [sql`${users.createdAt}`],
};

/** The parts of a sort, each in its direction; people who never signed in stand last. */
function order(sort: string, direction: "asc" | "desc"): SQL[] {
  const way = direction === "asc" ? asc : desc;
  if (sort === "seen") return [sql`${way(users.lastLoginAt)} nulls last`, desc(users.id)];
  return [...(SORT[sort] ?? [sql`${users.createdAt}`]).map((part) => way(part)), desc(users.id)];
}

const proofs = sql`${userVerifications} v where v.verification_type = 'identity' and v.company_id is null`;
/** The state of a person's newest proof of identity, as an expression for queries over users. */
const identityProof = () => sql<VerificationStatus | null>`(select v.status from ${proofs}
  and v.user_id = "users"."id" order by v.created_at desc, v.id desc limit 1)`;

/** The same as a condition, which reads the proofs there are and not each person. */
function proofIs(status: VerificationStatus | "none"): SQL {
  if (status === "none") return sql`not exists(select 1 from ${proofs} and v.user_id = "users"."id")`;
  return sql`"users"."id" in (select n.user_id from (select distinct on (v.user_id) v.user_id, v.status from ${proofs}
    order by v.user_id, v.created_at desc, v.id desc) n where n.status = ${status})`;
}

function where(state: UserListState, roleId: string | null): SQL | undefined {
  const { q, status, verification, since, until } = state.filters;
  return and(
    isNull(users.erasedAt),
    q ? personMatches(q) : undefined,
    status ? eq(users.status, status) : undefined,
    verification ? proofIs(verification) : undefined,
    since ? gte(users.createdAt, new Date(`${since}T00:00:00Z`)) : undefined,
    until ? lte(users.createdAt, new Date(`${until}T23:59:59.999Z`)) : undefined,
    roleId ? holdsRoleOf(roleId) : undefined,
  );
}

/** The people of one page of the list; an empty page for callers who may not read people. */
export async function listUsers(ctx: Ctx, state: UserListState): Promise<Page<UserListRow>> {
  if (!mayReadUsers(ctx.actor)) return toPage<UserListRow>([], 0, state);
  const { role } = state.filters;
  const [known] = role ? await ctx.db.select({ id: roles.id }).from(roles).where(eq(roles.key, role)) : [];
  const condition = where(state, known?.id ?? null);
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
      verification: identityProof(),
    })
    .from(users)
    .innerJoin(here, eq(here.id, users.id))
    .orderBy(...order(state.sort, state.direction));
  const [total] = await ctx.db.select({ n: count() }).from(users).where(condition);
  return toPage<UserListRow>(rows, total?.n ?? 0, state);
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
    .where(and(eq(userRoles.status, "requested"), eq(userRoles.needsSecond, false)))
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
