import { and, asc, desc, eq, gte, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Ctx } from "../../core/ctx";
import { type Page, toPage } from "../../core/list";
import { dayStart } from "../../core/time";
import { users } from "../../identity/schema/users";
import { mayReadPoints } from "../access";
import { pointHolds } from "../schema/point-holds";
import { pointProofs } from "../schema/point-proofs";
import { pointRules } from "../schema/point-rules";
import { pointMovements, pointTransfers } from "../schema/point-transfers";
import { pointWallets } from "../schema/point-wallets";
import { type Counterpart, counterpartOf } from "../statement/queries";
import type { TransferKind } from "../transfer/model";
import { SYSTEM_WALLETS } from "../wallet/model";
import type { TransferListState } from "./list";

/** Where all points are: issued = in circulation + held + spent. */
export interface Totals {
  issued: number;
  circulating: number;
  held: number;
  spent: number;
}

/**
 * The sums of the whole book; null for those who may not read it. What was spent is the last recount's sum, which no
 * longer changes, and the movements after it.
 */
export async function bookTotals(ctx: Ctx): Promise<Totals | null> {
  if (!mayReadPoints(ctx.actor)) return null;
  const { rows } = await ctx.db.execute<Record<"circulating" | "held" | "spent", string>>(sql`
    select
      (select coalesce(sum(balance), 0) from ${pointWallets} where kind = 'user') as circulating,
      (select coalesce(sum(amount), 0) from ${pointHolds} where status = 'open') as held,
      (select coalesce(last.spent, 0) + coalesce((select sum(m.amount) from ${pointMovements} m
          where m.wallet_id = ${SYSTEM_WALLETS.sink} and m.seq > coalesce(last.seq, 0)), 0)
        from (select 1) one left join lateral (
          select p.settled_seq as seq, p.settled_spent as spent from ${pointProofs} p
          where p.settled_seq is not null and p.finished_at is not null order by p.created_at desc limit 1
        ) last on true) as spent`);
  const [circulating, held, spent] = ["circulating", "held", "spent"].map((key) =>
    Number(rows[0]?.[key as "held"] ?? 0),
  ) as [number, number, number];
  return { issued: circulating + held + spent, circulating, held, spent };
}

/** Points given out and points spent on one day of the zone, `2026-03-29`. */
export interface Day {
  day: string;
  issued: number;
  spent: number;
}

/** The last days, oldest first, today last; days without any movement are there too. */
export async function daily(ctx: Ctx, zone: string, days = 30): Promise<Day[]> {
  if (!mayReadPoints(ctx.actor)) return [];
  const { rows } = await ctx.db.execute<{ day: string; issued: string; spent: string }>(sql`
    with days as (
      select generate_series(date_trunc('day', now() at time zone ${zone}) - make_interval(days => ${days - 1}),
        date_trunc('day', now() at time zone ${zone}), interval '1 day') as day),
    moved as (
      select date_trunc('day', created_at at time zone ${zone}) as day,
        -coalesce(sum(amount) filter (where wallet_id = ${SYSTEM_WALLETS.issuance}), 0) as issued,
        coalesce(sum(amount) filter (where wallet_id = ${SYSTEM_WALLETS.sink}), 0) as spent
      from ${pointMovements}
      where wallet_id in (${SYSTEM_WALLETS.issuance}, ${SYSTEM_WALLETS.sink})
        and created_at >= (select min(day) from days) at time zone ${zone}
      group by 1)
    select to_char(days.day, 'YYYY-MM-DD') as day, coalesce(issued, 0) as issued, coalesce(spent, 0) as spent
    from days left join moved using (day) order by day`);
  return rows.map((row) => ({ day: row.day, issued: Number(row.issued), spent: Number(row.spent) }));
}

/** One end of a transfer: a member, or a wallet of the house. */
export type Party = (Counterpart & { userId: string }) | { house: keyof typeof SYSTEM_WALLETS };

/** One transfer as managers see it. */
export interface TransferRow {
  id: string;
  at: Date;
  kind: TransferKind;
  amount: number;
  reason: string | null;
  rule: { eventKey: string; name: string | null } | null;
  from: Party;
  to: Party;
}

const payer = alias(pointWallets, "payer");
const payee = alias(pointWallets, "payee");
const payerUser = alias(users, "payer_user");
const payeeUser = alias(users, "payee_user");

/** Beyond this a count is said to be an estimate, and no page reaches. */
const COUNT_LIMIT = 10_000;

/** A page of all transfers under the filters; empty for those who may not read the book. */
export async function listTransfers(
  ctx: Ctx,
  state: TransferListState,
  zone: string,
): Promise<Page<TransferRow>> {
  if (!mayReadPoints(ctx.actor)) return toPage<TransferRow>([], 0, state);
  const where = await conditions(ctx, state, zone);
  const counted = await ctx.db.execute<{ n: string }>(
    sql`select count(*) as n from (select 1 from ${pointTransfers} where ${where ?? sql`true`} limit ${COUNT_LIMIT + 1}) c`,
  );
  const total = Math.min(Number(counted.rows[0]?.n ?? 0), COUNT_LIMIT);
  const pages = Math.max(1, Math.ceil(total / state.pageSize));
  const page = Math.min(state.page, pages);
  const rows = await readTransfers(ctx, where, state, (page - 1) * state.pageSize);
  return toPage(rows, total, { ...state, page }, Number(counted.rows[0]?.n) > COUNT_LIMIT);
}

async function readTransfers(
  ctx: Ctx,
  where: SQL | undefined,
  state: Pick<TransferListState, "direction" | "pageSize">,
  offset: number,
): Promise<TransferRow[]> {
  const order = state.direction === "asc" ? asc : desc;
  // Only the rows of this page are joined.
  const here = ctx.db
    .select({ id: pointTransfers.id })
    .from(pointTransfers)
    .where(where)
    .orderBy(order(pointTransfers.createdAt), order(pointTransfers.id))
    .limit(state.pageSize)
    .offset(offset)
    .as("here");
  const person = (user: typeof payerUser | typeof payeeUser) => ({
    id: user.id,
    username: user.username,
    firstName: user.firstName,
    lastName: user.lastName,
    erasedAt: user.erasedAt,
  });
  const rows = await ctx.db
    .select({
      transfer: pointTransfers,
      eventKey: pointRules.eventKey,
      ruleName: pointRules.name,
      from: person(payerUser),
      to: person(payeeUser),
      payerCode: payer.code,
      payeeCode: payee.code,
    })
    .from(pointTransfers)
    .innerJoin(here, eq(here.id, pointTransfers.id))
    .innerJoin(payer, eq(payer.id, pointTransfers.fromWalletId))
    .innerJoin(payee, eq(payee.id, pointTransfers.toWalletId))
    .leftJoin(payerUser, eq(payerUser.id, payer.userId))
    .leftJoin(payeeUser, eq(payeeUser.id, payee.userId))
    .leftJoin(pointRules, eq(pointRules.id, pointTransfers.ruleId))
    .orderBy(order(pointTransfers.createdAt), order(pointTransfers.id));
  const party = (user: (typeof rows)[number]["from"], code: (typeof rows)[number]["payerCode"]): Party => {
    const shown = user && counterpartOf(user);
    return user?.id && shown ? { ...shown, userId: user.id } : { house: code ?? "issuance" };
  };
  return rows.map(({ transfer, eventKey, ruleName, from, to, payerCode, payeeCode }) => ({
    id: transfer.id,
    at: transfer.createdAt,
    kind: transfer.kind,
    amount: transfer.amount,
    reason: transfer.reason,
    rule: eventKey ? { eventKey, name: ruleName } : null,
    from: party(from, payerCode),
    to: party(to, payeeCode),
  }));
}

async function conditions(ctx: Ctx, { filters }: TransferListState, zone: string): Promise<SQL | undefined> {
  const { user, kind, rule, from, to } = filters;
  const parts: (SQL | undefined)[] = [
    kind ? eq(pointTransfers.kind, kind) : undefined,
    rule ? eq(pointTransfers.ruleId, rule) : undefined,
  ];
  if (user) {
    const found = await ctx.db
      .select({ id: pointWallets.id })
      .from(pointWallets)
      .innerJoin(users, eq(users.id, pointWallets.userId))
      .where(or(eq(users.username, user.replace(/^@/, "")), eq(users.email, user)));
    const ids = found.map((row) => row.id);
    parts.push(
      ids.length
        ? or(inArray(pointTransfers.fromWalletId, ids), inArray(pointTransfers.toWalletId, ids))
        : sql`false`,
    );
  }
  if (from) parts.push(gte(pointTransfers.createdAt, dayStart(from, zone)));
  if (to) parts.push(lt(pointTransfers.createdAt, dayStart(to, zone, 1)));
  return and(...parts);
}

/** Every transfer under the filters, in batches; for exports. */
export async function* allTransfers(
  ctx: Ctx,
  state: TransferListState,
  zone: string,
  pageSize = 1000,
): AsyncGenerator<TransferRow[]> {
  if (!mayReadPoints(ctx.actor)) return;
  const where = await conditions(ctx, state, zone);
  for (let last: string | undefined; ; ) {
    // The moment as the database holds it: a Date lacks its microseconds, and rows of one transaction share it.
    const older = last
      ? sql`(${pointTransfers.createdAt}, ${pointTransfers.id}) <
          ((select l.created_at from ${pointTransfers} l where l.id = ${last}), ${last}::uuid)`
      : undefined;
    const rows = await readTransfers(ctx, and(where, older), { direction: "desc", pageSize }, 0);
    if (rows.length) yield rows;
    last = rows.at(-1)?.id;
    if (!last || rows.length < pageSize) return;
  }
}
