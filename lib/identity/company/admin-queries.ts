import { and, asc, count, desc, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { type Ctx, holds, personId } from "../../core/ctx";
import { type Page, toPage } from "../../core/list";
import { movesFor } from "../../core/machine";
import { historyOf } from "../../core/transition";
import { companies, companyMembers } from "../schema/companies";
import { users } from "../schema/users";
import type { CompanyListState } from "./list";
import { positionOf } from "./membership";
import { companyMachine } from "./model";

/** One line of the list of companies. */
export interface CompanyListRow {
  id: string;
  name: string;
  logoFileId: string | null;
  status: "active" | "suspended" | "closed";
  isVerified: boolean;
  industry: string | null;
  country: string | null;
  members: number;
  createdAt: Date;
}

const members = sql<number>`(select count(*)::int from ${companyMembers} m
  where m.company_id = "companies"."id" and m.status = 'active')`;
const SORT: Record<string, SQL> = {
  name: sql`lower(${companies.name})`,
  created: sql`${companies.createdAt}`,
  members,
};

function where(state: CompanyListState): SQL | undefined {
  const { q, status, verified } = state.filters;
  const like = q && `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  return and(
    like
      ? or(
          sql`${companies.name} ilike ${like}`,
          sql`${companies.legalName} ilike ${like}`,
          sql`${companies.emailDomain}::text ilike ${like}`,
        )
      : undefined,
    status ? eq(companies.status, status) : undefined,
    verified === "yes" ? isNotNull(companies.verifiedAt) : undefined,
    verified === "no" ? isNull(companies.verifiedAt) : undefined,
  );
}

/** The companies of one page of the list; an empty page for callers who do not look after companies. */
export async function listCompanies(ctx: Ctx, state: CompanyListState): Promise<Page<CompanyListRow>> {
  if (!holds(ctx.actor, "companies.manage")) return toPage<CompanyListRow>([], 0, state);
  const way = state.direction === "asc" ? asc : desc;
  const condition = where(state);
  const rows = await ctx.db
    .select({
      id: companies.id,
      name: companies.name,
      logoFileId: companies.logoFileId,
      status: companies.status,
      isVerified: sql<boolean>`${companies.verifiedAt} is not null`,
      industry: companies.industry,
      country: companies.country,
      members,
      createdAt: companies.createdAt,
    })
    .from(companies)
    .where(condition)
    .orderBy(way(SORT[state.sort] ?? sql`${companies.createdAt}`), desc(companies.id))
    .limit(state.pageSize)
    .offset((state.page - 1) * state.pageSize);
  const [total] = await ctx.db.select({ n: count() }).from(companies).where(condition);
  return toPage<CompanyListRow>(rows, total?.n ?? 0, state);
}

/** One company as those see it who look after companies; null when absent or not for the caller. */
export async function getCompany(ctx: Ctx, id: string) {
  if (!holds(ctx.actor, "companies.manage")) return null;
  const [row] = await ctx.db
    .select({
      company: companies,
      by: {
        id: users.id,
        name: sql<string>`trim(${users.firstName} || ' ' || ${users.lastName})`,
        username: users.username,
      },
    })
    .from(companies)
    .innerJoin(users, eq(users.id, companies.createdBy))
    .where(eq(companies.id, id));
  if (!row) return null;
  const position = await positionOf(ctx, id, personId(ctx.actor));
  const { company, by } = row;
  const state = { id, status: company.status, closedAt: company.deletedAt, position };
  const history = await historyOf(ctx, companyMachine.entity, [id]);
  return {
    ...company,
    createdByName: by.name || by.username,
    isOwn: position !== null,
    moves: movesFor(companyMachine, ctx.actor, state).map((m) => m.action),
    history: history
      .map((h) => ({ at: h.at, to: h.toStatus as "active" | "suspended" | "closed", reason: h.reason }))
      .reverse(),
  };
}
export type CompanyForAdmin = NonNullable<Awaited<ReturnType<typeof getCompany>>>;

/** All companies that the filters name, newest first, in batches; for exports. */
export async function* allCompanies(ctx: Ctx, state: CompanyListState): AsyncGenerator<CompanyListRow[]> {
  const newest = { ...state, sort: "created", direction: "desc" as const, pageSize: 1000 };
  for (let page = 1; ; page++) {
    const { rows } = await listCompanies(ctx, { ...newest, page });
    if (rows.length) yield rows;
    if (rows.length < newest.pageSize) return;
  }
}
