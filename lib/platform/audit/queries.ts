import { and, asc, between, desc, eq, gte, inArray, like, lt, or, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/core/ctx";
import { isUuid } from "@/lib/core/ids";
import type { ListState, Page } from "@/lib/core/list";
import { auditLogs } from "@/lib/core/schema/core";
import { dayStart } from "@/lib/core/time";
import { users } from "@/lib/identity/schema/users";
import { namesOf } from "../status-history";
import type { AuditFilters } from "./list";

/** One act, with the present names of the actor and of the account it was done to. */
export interface AuditRow {
  seq: number;
  at: Date;
  actorKind: string;
  actorId: string | null;
  actorName: string | null;
  impersonatorId: string | null;
  ip: string | null;
  requestId: string | null;
  action: string;
  targetType: string | null;
  targetId: string | null;
  /** Where the target is an account. */
  targetName: string | null;
  changes: Record<string, unknown> | null;
  hash: string;
}

/** The target type of accounts. */
const ACCOUNT = "identity.user";

/** Beyond this a filtered count is said to be an estimate. */
const COUNT_LIMIT = 10_000;

/** A page of the audit log, newest first unless sorted otherwise. */
export async function listAudit(ctx: Ctx, state: ListState<AuditFilters>): Promise<Page<AuditRow>> {
  const { page, pageSize } = state;
  const { from, to } = state.filters;
  const where = await conditions(ctx, state.filters);
  const order = state.direction === "asc" ? asc : desc;
  if (!where) return listAll(ctx, state);
  const counted = await ctx.db.execute<{ n: string }>(
    sql`select count(*) as n from (select 1 from ${auditLogs} where ${where} limit ${COUNT_LIMIT + 1}) c`,
  );
  const total = Number(counted.rows[0]?.n ?? 0);
  const rows = await ctx.db
    .select()
    .from(auditLogs)
    .where(where)
    // The sequence follows the time; where days are asked for, only the time's index finds them at once.
    .orderBy(...(from || to ? [order(auditLogs.at)] : []), order(auditLogs.seq))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  return { rows: await named(ctx, rows), total, totalIsEstimate: total > COUNT_LIMIT, page, pageSize };
}

/** Without filters: seq has no gaps, so each page is a range of it, however deep. */
async function listAll(ctx: Ctx, state: ListState<AuditFilters>): Promise<Page<AuditRow>> {
  const { page, pageSize } = state;
  const [ends] = await ctx.db
    .select({
      first: sql<string | null>`min(${auditLogs.seq})`,
      last: sql<string | null>`max(${auditLogs.seq})`,
    })
    .from(auditLogs);
  const first = Number(ends?.first ?? 1);
  const last = Number(ends?.last ?? 0);
  const skip = (page - 1) * pageSize;
  const down = state.direction === "desc";
  const from = down ? last - skip - pageSize + 1 : first + skip;
  const rows = await ctx.db
    .select()
    .from(auditLogs)
    .where(between(auditLogs.seq, from, from + pageSize - 1))
    .orderBy(down ? desc(auditLogs.seq) : asc(auditLogs.seq));
  return { rows: await named(ctx, rows), total: last - first + 1, totalIsEstimate: false, page, pageSize };
}

/** Entries by a condition, with their actors' names. */
export async function auditRows(ctx: Ctx, where: SQL): Promise<AuditRow[]> {
  return named(ctx, await ctx.db.select().from(auditLogs).where(where));
}

/** One entry with the names of everybody whom it names. */
export interface AuditDetail extends AuditRow {
  people: Readonly<Record<string, string>>;
}

/** One entry, or null. */
export async function getAudit(ctx: Ctx, seq: number): Promise<AuditDetail | null> {
  const [row] = await auditRows(ctx, eq(auditLogs.seq, seq));
  return row ? { ...row, people: await peopleIn(ctx, [row]) } : null;
}

/** The names of all people whom entries name: who acted, on whom, through whose eyes, and in the changes. */
export async function peopleIn(ctx: Ctx, rows: readonly AuditRow[]): Promise<Record<string, string>> {
  const ids = rows.flatMap((row) => [row.actorId, row.impersonatorId, row.targetId, ...idsIn(row.changes)]);
  return Object.fromEntries(await namesOf(ctx, ids));
}

/** Every id in a value, however deep. */
function idsIn(value: unknown): string[] {
  if (typeof value === "string") return isUuid(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(idsIn);
}

/** All entries that the filters name, newest first, in batches. */
export async function* exportAudit(
  ctx: Ctx,
  filters: AuditFilters,
  batch = 1000,
): AsyncGenerator<AuditRow[]> {
  const where = await conditions(ctx, filters);
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const rows = await ctx.db
      .select()
      .from(auditLogs)
      .where(and(where, lt(auditLogs.seq, before)))
      .orderBy(desc(auditLogs.seq))
      .limit(batch);
    if (rows.length) yield await named(ctx, rows);
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    before = last.seq;
  }
}

/** The kinds of target that occur, for the filter. */
export async function auditTargetTypes(ctx: Ctx): Promise<string[]> {
  // A loose index scan: distinct values of a long table without reading it all.
  const { rows } = await ctx.db.execute<{ type: string }>(sql`
    with recursive types as (
      (select target_type as type from ${auditLogs} where target_type is not null order by target_type limit 1)
      union all
      select (select target_type from ${auditLogs} where target_type > types.type order by target_type limit 1)
      from types where types.type is not null)
    select type from types where type is not null`);
  return rows.map((row) => row.type);
}

/** The acts that occur, by their keys, and the one that is looked for, for the filter. */
export async function auditActs(ctx: Ctx, wanted?: string): Promise<string[]> {
  // A loose index scan too; the index is ordered by the bytes.
  const { rows } = await ctx.db.execute<{ action: string }>(sql`
    with recursive acts as (
      (select action::text as action from ${auditLogs} order by action::text using ~<~ limit 1)
      union all
      select (select l.action::text from ${auditLogs} l where l.action::text ~>~ acts.action
        order by l.action::text using ~<~ limit 1)
      from acts where acts.action is not null)
    select action from acts where action is not null`);
  const found = new Set(rows.map((row) => row.action));
  return [...(wanted ? found.add(wanted) : found)];
}

async function conditions(ctx: Ctx, filters: AuditFilters): Promise<SQL | undefined> {
  const { actor, action, type, target, from, to } = filters;
  const parts: (SQL | undefined)[] = [];
  if (actor) parts.push(inArray(auditLogs.actorId, await actorIds(ctx, actor)));
  // An act, or all beneath `identity.user`.
  if (action) {
    const exact = action.replace(/[\\%_]/g, "\\$&");
    parts.push(or(eq(auditLogs.action, action), like(auditLogs.action, `${exact}.%`)));
  }
  if (type) parts.push(eq(auditLogs.targetType, type));
  if (target) parts.push(eq(auditLogs.targetId, target));
  const zone = from || to ? await ctx.setting<string>("general.time_zone") : "UTC";
  if (from) parts.push(gte(auditLogs.at, dayStart(from, zone)));
  if (to) parts.push(lt(auditLogs.at, dayStart(to, zone, 1)));
  return parts.length ? and(...parts) : undefined;
}

/** Whom a typed name means: an id, a job, a user name, an address. */
async function actorIds(ctx: Ctx, actor: string): Promise<string[]> {
  if (isUuid(actor)) return [actor];
  const found = await ctx.db
    .select({ id: users.id })
    .from(users)
    .where(or(eq(users.username, actor), eq(users.email, actor)));
  return [actor, ...found.map((user) => user.id)];
}

async function named(ctx: Ctx, rows: (typeof auditLogs.$inferSelect)[]): Promise<AuditRow[]> {
  const names = await namesOf(
    ctx,
    rows.flatMap((row) => [row.actorId, row.targetType === ACCOUNT ? row.targetId : null]),
  );
  return rows.map(({ prevHash: _prev, hash, sessionId: _session, ...row }) => ({
    ...row,
    hash: hash.toString("hex"),
    actorName: row.actorId ? (names.get(row.actorId) ?? null) : null,
    targetName: row.targetType === ACCOUNT && row.targetId ? (names.get(row.targetId) ?? null) : null,
  }));
}
