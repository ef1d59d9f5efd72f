import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, notInArray, sql } from "drizzle-orm";
import { type Ctx, personId } from "../../core/ctx";
import { movesFor } from "../../core/machine";
import { companies, companyMembers } from "../schema/companies";
import { oneTimeTokens } from "../schema/one-time-tokens";
import { users } from "../schema/users";
import { findToken } from "../token/tokens";
import { isPublicMailDomain } from "./mail-domain";
import { companyMachine, domainOf, type MemberStatus, type Position } from "./model";

const fullName = sql<string>`coalesce(nullif(trim(${users.firstName} || ' ' || ${users.lastName}), ''), ${users.username}::text)`;
const live = () =>
  and(
    eq(oneTimeTokens.purpose, "company_invitation"),
    isNull(oneTimeTokens.usedAt),
    gt(oneTimeTokens.expiresAt, sql`now()`),
  );
const companyOfToken = sql`${companies.id}::text = ${oneTimeTokens.payload}->>'companyId'`;

/** A company that the caller acts for, or asked to. */
export interface OwnCompany {
  memberId: string;
  id: string;
  name: string;
  logoFileId: string | null;
  status: "active" | "suspended" | "closed";
  isVerified: boolean;
  position: Position;
  membership: MemberStatus;
}

/** The caller's companies, those that wait for an answer last. */
export async function listOwnCompanies(ctx: Ctx): Promise<OwnCompany[]> {
  const rows = await ctx.db
    .select({ company: companies, member: companyMembers })
    .from(companyMembers)
    .innerJoin(companies, eq(companies.id, companyMembers.companyId))
    .where(
      and(
        eq(companyMembers.userId, personId(ctx.actor) ?? ""),
        inArray(companyMembers.status, ["active", "requested"]),
      ),
    )
    .orderBy(desc(companyMembers.status), asc(companyMembers.joinedAt));
  return rows
    .map(({ company, member }) => ({
      memberId: member.id,
      id: company.id,
      name: company.name,
      logoFileId: company.logoFileId,
      status: company.status,
      isVerified: company.verifiedAt !== null,
      position: member.position,
      membership: member.status,
    }))
    .sort((a, b) => Number(a.membership === "requested") - Number(b.membership === "requested"));
}

/** An invitation that waits for the caller. */
export interface OwnInvitation {
  id: string;
  company: string;
  companyId: string;
  logoFileId: string | null;
  position: Position;
  expiresAt: Date;
}

/** Invitations to the caller's confirmed address, the newest first. */
export async function listOwnInvitations(ctx: Ctx): Promise<OwnInvitation[]> {
  const { actor } = ctx;
  if (actor.kind !== "person" || !actor.emailVerified) return [];
  const rows = await ctx.db
    .select({ token: oneTimeTokens, company: companies })
    .from(oneTimeTokens)
    .innerJoin(companies, companyOfToken)
    .where(and(live(), eq(oneTimeTokens.email, actor.email), eq(companies.status, "active")))
    .orderBy(desc(oneTimeTokens.createdAt))
    .limit(20);
  return rows.map(({ token, company }) => ({
    id: token.id,
    company: company.name,
    companyId: company.id,
    logoFileId: company.logoFileId,
    position: token.payload.position as Position,
    expiresAt: token.expiresAt,
  }));
}

/** What an invitation's link is for, without spending it; null when it is spent or unknown. */
export async function previewInvitation(
  ctx: Ctx,
  token: string,
): Promise<{ id: string; company: string; position: Position; email: string; isForCaller: boolean } | null> {
  const row = await findToken(ctx, "company_invitation", token);
  if (!row) return null;
  const [company] = await ctx.db
    .select({ name: companies.name })
    .from(companies)
    .where(and(eq(companies.id, String(row.payload.companyId)), eq(companies.status, "active")));
  if (!company) return null;
  const email = ctx.actor.kind === "person" ? ctx.actor.email : "";
  return {
    id: row.id,
    company: company.name,
    position: row.payload.position as Position,
    email: row.email,
    isForCaller: row.email.toLowerCase() === email.toLowerCase(),
  };
}

/** Verified companies of the caller's mail domain, to which the caller does not belong yet. */
export async function listJoinable(ctx: Ctx) {
  const { actor } = ctx;
  if (actor.kind !== "person" || !actor.emailVerified) return [];
  const domain = domainOf(actor.email);
  if (isPublicMailDomain(domain)) return [];
  const mine = ctx.db
    .select({ id: companyMembers.companyId })
    .from(companyMembers)
    .where(and(eq(companyMembers.userId, actor.id), inArray(companyMembers.status, ["active", "requested"])));
  return ctx.db
    .select({ id: companies.id, name: companies.name, logoFileId: companies.logoFileId })
    .from(companies)
    .where(
      and(
        eq(companies.emailDomain, domain),
        isNotNull(companies.verifiedAt),
        eq(companies.status, "active"),
        notInArray(companies.id, mine),
      ),
    )
    .limit(5);
}

/**
 * The company that a page of the company workspace is about: the one named, else the first that the caller acts
 * for; with the caller's position, its moves, and the others to switch to. Null when the caller acts for none.
 */
export async function companyFor(ctx: Ctx, wanted?: string) {
  const userId = personId(ctx.actor) ?? "";
  const rows = await ctx.db
    .select({ company: companies, position: companyMembers.position, memberId: companyMembers.id })
    .from(companyMembers)
    .innerJoin(companies, eq(companies.id, companyMembers.companyId))
    .where(and(eq(companyMembers.userId, userId), eq(companyMembers.status, "active")))
    .orderBy(asc(companyMembers.joinedAt), asc(companyMembers.id));
  const row = wanted ? rows.find((r) => r.company.id === wanted) : rows[0];
  if (!row) return null;
  const { company, position } = row;
  const state = { id: company.id, status: company.status, closedAt: company.deletedAt, position };
  return {
    ...company,
    position,
    isOwner: position === "owner",
    moves: movesFor(companyMachine, ctx.actor, state),
    others: rows.map((r) => ({ id: r.company.id, name: r.company.name })),
  };
}
export type CompanyForMember = NonNullable<Awaited<ReturnType<typeof companyFor>>>;

/** The company that the company workspace opens with: its name, its members, and who asks its owners to join. */
export async function companySummary(ctx: Ctx) {
  const company = await companyFor(ctx);
  if (!company) return null;
  const people = (status: MemberStatus) =>
    ctx.db.$count(
      companyMembers,
      and(eq(companyMembers.companyId, company.id), eq(companyMembers.status, status)),
    );
  return {
    name: company.name,
    isVerified: company.verifiedAt !== null,
    members: await people("active"),
    asking: company.isOwner ? await people("requested") : 0,
  };
}

/** One person of a company. */
export interface MemberRow {
  id: string;
  userId: string;
  name: string;
  username: string;
  email: string;
  avatarFileId: string | null;
  position: Position;
  status: MemberStatus;
  since: Date;
}

/** The members and askers of a company, for its members and for whoever looks after companies. */
export async function listMembers(ctx: Ctx, companyId: string): Promise<MemberRow[]> {
  const rows = await ctx.db
    .select({ member: companyMembers, user: users, name: fullName })
    .from(companyMembers)
    .innerJoin(users, eq(users.id, companyMembers.userId))
    .where(
      and(eq(companyMembers.companyId, companyId), inArray(companyMembers.status, ["active", "requested"])),
    )
    .orderBy(asc(companyMembers.joinedAt), asc(companyMembers.createdAt))
    .limit(500);
  return rows.map(({ member, user, name }) => ({
    id: member.id,
    userId: user.id,
    name,
    username: user.username,
    email: user.email,
    avatarFileId: user.avatarFileId,
    position: member.position,
    status: member.status,
    since: member.joinedAt ?? member.createdAt,
  }));
}

/** The invitations of a company that wait for an answer, the newest first. */
export async function listInvitations(ctx: Ctx, companyId: string) {
  const rows = await ctx.db
    .select()
    .from(oneTimeTokens)
    .where(and(live(), sql`(${oneTimeTokens.payload}->>'companyId') = ${companyId}`))
    .orderBy(desc(oneTimeTokens.createdAt))
    .limit(100);
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    position: row.payload.position as Position,
    expiresAt: row.expiresAt,
  }));
}
