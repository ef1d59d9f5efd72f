import { and, asc, desc, eq, gt, lt, lte, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Ctx, personId } from "../../core/ctx";
import { users } from "../../identity/schema/users";
import { mayReadPoints } from "../access";
import { describeSources } from "../registries";
import { pointRules } from "../schema/point-rules";
import { pointMovements, pointTransfers } from "../schema/point-transfers";
import { pointWallets } from "../schema/point-wallets";
import type { TransferKind } from "../transfer/model";
import type { Cursor } from "./list";
import { monthBounds } from "./month";

/** Who stands at the other end of a line; `former` once the account is gone, null for the house. */
export interface Counterpart {
  name: string;
  username: string;
  former: boolean;
}

/** One line of a statement. */
export interface StatementLine {
  seq: number;
  transferId: string;
  at: Date;
  kind: TransferKind;
  /** Negative leaves the wallet. */
  amount: number;
  balanceAfter: number;
  reason: string | null;
  rule: { eventKey: string; name: string | null } | null;
  counterpart: Counterpart | null;
  /** What it was for, where a domain tells. */
  source: { title: string; url: string | null } | null;
}

/** A page of lines, newest first, with the balances around the month asked for. */
export interface Statement {
  lines: StatementLine[];
  newer: Cursor | null;
  older: Cursor | null;
  /** Balances before and after the month; null when all months are shown. */
  opening: number | null;
  closing: number | null;
}

export interface StatementQuery extends Cursor {
  month?: string;
  /** IANA name of the zone in which months begin. */
  zone: string;
  kind?: TransferKind;
  from?: Date;
  to?: Date;
  limit?: number;
}

const other = alias(pointWallets, "other");

/** The caller's own statement; null for visitors and jobs. */
export async function ownStatement(ctx: Ctx, query: StatementQuery): Promise<Statement | null> {
  const me = personId(ctx.actor);
  return me ? statementOf(ctx, me, query) : null;
}

/** A person's statement for those who read the book; null for others. */
export async function adminStatement(
  ctx: Ctx,
  userId: string,
  query: StatementQuery,
): Promise<Statement | null> {
  return mayReadPoints(ctx.actor) ? statementOf(ctx, userId, query) : null;
}

async function statementOf(ctx: Ctx, userId: string, query: StatementQuery): Promise<Statement | null> {
  const [wallet] = await ctx.db
    .select({ id: pointWallets.id })
    .from(pointWallets)
    .where(eq(pointWallets.userId, userId));
  if (!wallet) return { lines: [], newer: null, older: null, opening: null, closing: null };
  const span = query.month ? monthBounds(query.month, query.zone) : { start: query.from, end: query.to };
  // Lines are in the order of time, so a span of time is a span of seq, and the list one walk along an index.
  const [before, last] = [
    await lastBefore(ctx, wallet.id, span.start),
    span.end ? await lastBefore(ctx, wallet.id, span.end) : null,
  ];
  const limit = query.limit ?? 25;
  const backwards = query.after !== undefined;
  const rows = await lineQuery(ctx)
    .where(
      and(
        eq(pointMovements.walletId, wallet.id),
        query.kind ? eq(pointMovements.kind, query.kind) : undefined,
        before ? gt(pointMovements.seq, before.seq) : undefined,
        span.end ? lte(pointMovements.seq, last?.seq ?? 0) : undefined,
        query.before !== undefined ? lt(pointMovements.seq, query.before) : undefined,
        query.after !== undefined ? gt(pointMovements.seq, query.after) : undefined,
      ),
    )
    .orderBy(backwards ? asc(pointMovements.seq) : desc(pointMovements.seq))
    .limit(limit + 1);
  const more = rows.length > limit;
  const page = rows.slice(0, limit);
  if (backwards) page.reverse();
  const lines = await toLines(ctx, page);
  const [first, end] = [lines[0], lines.at(-1)];
  const hasNewer = backwards ? more : query.before !== undefined;
  const hasOlder = backwards ? true : more;
  return {
    lines,
    newer: first && hasNewer ? { after: first.seq } : null,
    older: end && hasOlder ? { before: end.seq } : null,
    opening: query.month ? (before?.balance ?? 0) : null,
    closing: query.month ? (last?.balance ?? 0) : null,
  };
}

/** The last line of a wallet before an instant; null when there is none, or no instant. */
async function lastBefore(ctx: Ctx, walletId: string, at: Date | undefined) {
  if (!at) return null;
  const [row] = await ctx.db
    .select({ seq: pointMovements.seq, balance: pointMovements.balanceAfter })
    .from(pointMovements)
    .where(and(eq(pointMovements.walletId, walletId), lt(pointMovements.createdAt, at)))
    .orderBy(desc(pointMovements.createdAt), desc(pointMovements.seq))
    .limit(1);
  return row ?? null;
}

const lineQuery = (ctx: Ctx) =>
  ctx.db
    .select({
      seq: pointMovements.seq,
      transferId: pointMovements.transferId,
      at: pointMovements.createdAt,
      kind: pointMovements.kind,
      amount: pointMovements.amount,
      balanceAfter: pointMovements.balanceAfter,
      reason: pointTransfers.reason,
      sourceKind: pointTransfers.sourceKind,
      sourceId: pointTransfers.sourceId,
      eventKey: pointRules.eventKey,
      ruleName: pointRules.name,
      username: users.username,
      firstName: users.firstName,
      lastName: users.lastName,
      erasedAt: users.erasedAt,
    })
    .from(pointMovements)
    .innerJoin(pointTransfers, eq(pointTransfers.id, pointMovements.transferId))
    .leftJoin(pointRules, eq(pointRules.id, pointTransfers.ruleId))
    .leftJoin(
      other,
      and(
        eq(
          other.id,
          sql`case when ${pointTransfers.fromWalletId} = ${pointMovements.walletId} then ${pointTransfers.toWalletId} else ${pointTransfers.fromWalletId} end`,
        ),
        ne(other.kind, "system"),
      ),
    )
    .leftJoin(users, eq(users.id, other.userId));

type LineRow = Awaited<ReturnType<ReturnType<typeof lineQuery>["execute"]>>[number];

async function toLines(ctx: Ctx, rows: readonly LineRow[]): Promise<StatementLine[]> {
  const sources = await describeSources(ctx, rows);
  return rows.map((row) => ({
    seq: row.seq,
    transferId: row.transferId,
    at: row.at,
    kind: row.kind,
    amount: row.amount,
    balanceAfter: row.balanceAfter ?? 0,
    reason: row.reason,
    rule: row.eventKey ? { eventKey: row.eventKey, name: row.ruleName } : null,
    counterpart: counterpartOf(row),
    source: sources.get(`${row.sourceKind}/${row.sourceId}`) ?? null,
  }));
}

/** A person at the other end as a statement may show them. */
export function counterpartOf(row: {
  username: string | null;
  firstName: string | null;
  lastName: string | null;
  erasedAt: Date | null;
}): Counterpart | null {
  if (row.username === null) return null;
  const name = `${row.firstName ?? ""} ${row.lastName ?? ""}`.trim() || row.username;
  return { name, username: row.username, former: row.erasedAt !== null };
}

/**
 * Every line of the caller's statement under the filters, or of another person's for those who read the book, newest
 * first, in batches; for exports.
 */
export async function* allLines(
  ctx: Ctx,
  query: Omit<StatementQuery, "before" | "after" | "limit">,
  userId?: string,
): AsyncGenerator<StatementLine[]> {
  for (let before: number | undefined; ; ) {
    const span = { ...query, before, limit: 1000 };
    const page = await (userId ? adminStatement(ctx, userId, span) : ownStatement(ctx, span));
    if (page?.lines.length) yield page.lines;
    if (!page?.older) return;
    before = page.older.before;
  }
}
