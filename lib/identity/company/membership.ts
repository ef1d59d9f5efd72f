import { and, count, eq, inArray, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { conflict, notFound } from "../../core/errors";
import { recordStatus } from "../../core/transition";
import { setMembershipRole } from "../role/membership";
import { companies, companyMembers } from "../schema/companies";
import { users } from "../schema/users";
import { MAX_COMPANIES, type MemberStatus, type Position } from "./model";

export const MEMBER_ENTITY = "identity.company_member";

/** The company's row, locked: members come, go and change under it, one after another. Throws `not_found`. */
export async function lockCompany(ctx: Ctx, companyId: string) {
  const [company] = await ctx.db.select().from(companies).where(eq(companies.id, companyId)).for("update");
  if (!company) throw notFound();
  return company;
}

/** The position of an active member; null for everybody else. */
export async function positionOf(
  ctx: Ctx,
  companyId: string,
  userId: string | null,
): Promise<Position | null> {
  if (!userId) return null;
  const [row] = await ctx.db
    .select({ position: companyMembers.position })
    .from(companyMembers)
    .where(
      and(
        eq(companyMembers.companyId, companyId),
        eq(companyMembers.userId, userId),
        eq(companyMembers.status, "active"),
      ),
    );
  return row?.position ?? null;
}

/**
 * Throws `conflict` when this member is an owner and no other would stay, those aside whose accounts are switched off.
 * The company's row is locked.
 */
export async function keepOwner(ctx: Ctx, companyId: string, memberId: string): Promise<void> {
  const owners = await ctx.db
    .select({ id: companyMembers.id, account: users.status })
    .from(companyMembers)
    .innerJoin(users, eq(users.id, companyMembers.userId))
    .where(
      and(
        eq(companyMembers.companyId, companyId),
        eq(companyMembers.status, "active"),
        eq(companyMembers.position, "owner"),
      ),
    );
  const others = owners.filter(({ id, account }) => id !== memberId && account !== "inactive");
  if (owners.some(({ id }) => id === memberId) && others.length === 0)
    throw conflict("identity.error.lastOwner");
}

/**
 * Throws `conflict` when the person acts for as many companies as one may. The person's row is locked, but not its
 * key: rows that name the person were inserted in this transaction, and hold it already.
 */
async function checkRoom(ctx: Ctx, userId: string): Promise<void> {
  await ctx.db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("no key update");
  const [held] = await ctx.db
    .select({ n: count() })
    .from(companyMembers)
    .where(and(eq(companyMembers.userId, userId), inArray(companyMembers.status, ["active", "requested"])));
  if ((held?.n ?? 0) >= MAX_COMPANIES)
    throw conflict("identity.error.tooManyCompanies", { max: MAX_COMPANIES });
}

/** Inserts a member, or makes the live row active; a person who is active already makes a `conflict`. */
export async function addMember(
  ctx: Ctx,
  member: {
    companyId: string;
    userId: string;
    position: Position;
    status: "requested" | "active";
    invitedBy?: string;
  },
): Promise<string> {
  const active = member.status === "active";
  const [before] = await ctx.db
    .select()
    .from(companyMembers)
    .where(
      and(
        eq(companyMembers.companyId, member.companyId),
        eq(companyMembers.userId, member.userId),
        inArray(companyMembers.status, ["requested", "active"]),
      ),
    )
    .for("update");
  if (before && (before.status === "active" || !active)) throw conflict("identity.error.memberAlready");
  if (before) {
    await setMember(ctx, before, "active", { position: member.position });
    return before.id;
  }
  await checkRoom(ctx, member.userId);
  const [row] = await ctx.db
    .insert(companyMembers)
    .values({ ...member, joinedAt: active ? new Date() : null })
    .returning({ id: companyMembers.id });
  if (!row) throw new Error("An insert without conflict clause returned no row.");
  await recordStatus(ctx, MEMBER_ENTITY, row.id, null, member.status);
  if (active) await setMembershipRole(ctx, member.userId, true);
  return row.id;
}

/** Moves a member to another state, with the role that an active membership brings. The company's row is locked. */
export async function setMember(
  ctx: Ctx,
  member: { id: string; userId: string; status: MemberStatus },
  to: "active" | "declined" | "removed",
  set: { position?: Position } = {},
): Promise<void> {
  // The role follows the memberships: those of one person change one after another.
  await ctx.db.select({ id: users.id }).from(users).where(eq(users.id, member.userId)).for("no key update");
  await ctx.db
    .update(companyMembers)
    .set({
      ...set,
      status: to,
      ...(to === "active" ? { joinedAt: sql`now()` } : {}),
      ...(to === "removed" ? { removedAt: sql`now()` } : {}),
    })
    .where(and(eq(companyMembers.id, member.id), eq(companyMembers.status, member.status)));
  await recordStatus(ctx, MEMBER_ENTITY, member.id, member.status, to);
  if (to === "active") return setMembershipRole(ctx, member.userId, true);
  if (member.status !== "active") return;
  const [left] = await ctx.db
    .select({ n: count() })
    .from(companyMembers)
    .where(and(eq(companyMembers.userId, member.userId), eq(companyMembers.status, "active")));
  if (!left?.n) await setMembershipRole(ctx, member.userId, false);
}

/** Ids of the active owners, to whom requests and news of the company go. */
export async function ownersOf(ctx: Ctx, companyId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: companyMembers.userId })
    .from(companyMembers)
    .where(
      and(
        eq(companyMembers.companyId, companyId),
        eq(companyMembers.status, "active"),
        eq(companyMembers.position, "owner"),
      ),
    );
  return rows.map((row) => row.id);
}
