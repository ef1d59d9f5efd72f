import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { gatherGiven } from "../../core/registry";
import type { Holder } from "../registries";
import { companies, companyMembers } from "../schema/companies";
import { users } from "../schema/users";
import type { Blocker } from "./model";

/** All domains that hold personal data, lowest first. */
export const holders = (): Holder[] => gatherGiven<Holder>("holders");

/** A company must not be left without an owner who is still there. */
export async function soleOwnerOf(ctx: Ctx, userId: string): Promise<Blocker[]> {
  const other = sql`exists (select 1 from ${companyMembers} o join ${users} u on u.id = o.user_id
    where o.company_id = ${companies.id} and o.user_id <> ${userId}
    and o.position = 'owner' and o.status = 'active' and u.status <> 'inactive')`;
  const rows = await ctx.db
    .select({ name: companies.name })
    .from(companyMembers)
    .innerJoin(companies, eq(companies.id, companyMembers.companyId))
    .where(
      and(
        eq(companyMembers.userId, userId),
        eq(companyMembers.position, "owner"),
        eq(companyMembers.status, "active"),
        ne(companies.status, "closed"),
        isNull(companies.deletedAt),
        sql`not ${other}`,
      ),
    );
  return rows.map(({ name }) => ({ key: "identity.privacy.blocker.soleOwner", params: { company: name } }));
}
