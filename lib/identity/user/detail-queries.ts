import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { type Ctx, holds, personId } from "../../core/ctx";
import { movesFor } from "../../core/machine";
import { historyOf } from "../../core/transition";
import { mayImpersonate, mayReadUsers } from "../access";
import { accountMachine } from "../account/model";
import type { CompanyStatus, MemberStatus, Position } from "../company/model";
import { holdsFactor } from "../factor/required";
import { blockersOf } from "../registries";
import { activeRoles, holdsAdminRole } from "../role/active";
import { MEMBERSHIP_ROLE } from "../role/membership";
import { type GrantStatus, mayDecideRole, type RoleKey, type RoleKind } from "../role/model";
import { companies, companyMembers } from "../schema/companies";
import { roles, userRoles } from "../schema/roles";
import { users } from "../schema/users";
import { userVerifications } from "../schema/verifications";
import { type LoginRow, listLogins } from "../session/queries";
import { reviewedTypes, type VerificationStatus, type VerificationType } from "../verification/model";
import type { UserListRow } from "./queries";

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

/** Moves that only the account's owner makes, or that have a button of their own. */
const OWN_MOVES: ReadonlySet<string> = new Set([
  "confirm",
  "leave",
  "come_back",
  "return_unconfirmed",
  "return_suspended",
]);
export type AccountMove = (typeof accountMachine.transitions)[number]["action"];

/** One person as an admin sees them. */
export interface UserDetail extends Omit<UserListRow, "verification"> {
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
  hasFactor: boolean;
  isSelf: boolean;
  grants: GrantRow[];
  logins: LoginRow[];
  history: { at: Date; from: string | null; to: string; reason: string | null }[];
  verifications: PersonVerification[];
  companies: PersonCompany[];
  /** When the erasure of the account began. */
  deletedAt: Date | null;
  /** What stands in the way of an erasure whose day has come. */
  blockers: { key: string; params?: Record<string, string | number> }[];
  moves: AccountMove[];
  mayImpersonate: boolean;
}

/** A person with grants, live logins, proofs, companies and history; null when absent or not for the caller to see. */
export async function getUser(ctx: Ctx, id: string): Promise<UserDetail | null> {
  if (!mayReadUsers(ctx.actor)) return null;
  const [row] = await ctx.db
    .select({ user: users, roles: activeRoles(), isAdmin: holdsAdminRole(), hasFactor: holdsFactor() })
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
    hasFactor: row.hasFactor,
    isSelf: personId(ctx.actor) === id,
    grants,
    logins:
      ctx.actor.kind === "person" && ctx.actor.permissions.has("users.manage")
        ? await listLogins(ctx, id)
        : [],
    history: history
      .map((h) => ({ at: h.at, from: h.fromStatus, to: h.toStatus, reason: h.reason }))
      .reverse(),
    verifications: await listPersonVerifications(ctx, id),
    companies: await listPersonCompanies(ctx, id),
    deletedAt: user.deletedAt,
    blockers: await erasureBlockers(ctx, user),
    moves: movesFor(accountMachine, ctx.actor, state)
      .filter((m) => m.blocked === null && !OWN_MOVES.has(m.action))
      .map((m) => m.action),
    mayImpersonate: user.status === "active" && mayImpersonate(ctx.actor, { id, isAdmin }),
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
    mayDecide:
      role.key !== MEMBERSHIP_ROLE && mayDecideRole(ctx.actor, { userId, roleKind: role.kind, userIsAdmin }),
  }));
}

/** A proof that the person submitted. */
export interface PersonVerification {
  id: string;
  type: VerificationType;
  status: VerificationStatus;
  createdAt: Date;
  expiresOn: string | null;
  /** The caller reviews such proofs. */
  mayOpen: boolean;
}

/** A person's own proofs, the newest first; those of companies stand with the companies. */
async function listPersonVerifications(ctx: Ctx, userId: string): Promise<PersonVerification[]> {
  const rows = await ctx.db
    .select({
      id: userVerifications.id,
      type: userVerifications.verificationType,
      status: userVerifications.status,
      createdAt: userVerifications.createdAt,
      expiresOn: userVerifications.expiresOn,
    })
    .from(userVerifications)
    .where(and(eq(userVerifications.userId, userId), isNull(userVerifications.companyId)))
    .orderBy(desc(userVerifications.createdAt))
    .limit(50);
  const reviewed = reviewedTypes(ctx.actor);
  return rows.map((row) => ({ ...row, mayOpen: reviewed.includes(row.type) }));
}

/** A company that the person acts for, or has asked to. */
export interface PersonCompany {
  id: string;
  name: string;
  status: CompanyStatus;
  isVerified: boolean;
  position: Position;
  membership: MemberStatus;
  /** The caller looks after companies. */
  mayOpen: boolean;
}

async function listPersonCompanies(ctx: Ctx, userId: string): Promise<PersonCompany[]> {
  const rows = await ctx.db
    .select({
      id: companies.id,
      name: companies.name,
      status: companies.status,
      isVerified: sql<boolean>`${companies.verifiedAt} is not null`,
      position: companyMembers.position,
      membership: companyMembers.status,
    })
    .from(companyMembers)
    .innerJoin(companies, eq(companies.id, companyMembers.companyId))
    .where(and(eq(companyMembers.userId, userId), inArray(companyMembers.status, ["requested", "active"])))
    .orderBy(asc(companies.name))
    .limit(50);
  return rows.map((row) => ({ ...row, mayOpen: holds(ctx.actor, "companies.manage") }));
}

/** Asked only once the days to think it over have passed: until then nothing is late. */
async function erasureBlockers(ctx: Ctx, user: { id: string; deletedAt: Date | null }) {
  if (!user.deletedAt) return [];
  const days = await ctx.setting<number>("privacy.erasure_grace_days");
  const due = user.deletedAt.getTime() + days * 86_400_000;
  return due < Date.now() ? blockersOf(ctx, { userId: user.id }) : [];
}
