import { type SQL, sql } from "drizzle-orm";
import { type Db, transaction } from "../../core/db";
import { pgError } from "../../core/errors";
import { pointHolds } from "../schema/point-holds";
import type { ProofDifference } from "../schema/point-proofs";
import { pointMovements, pointTransfers } from "../schema/point-transfers";
import { pointWallets } from "../schema/point-wallets";
import { SYSTEM_WALLETS } from "../wallet/model";

/** What a recount of the book found. */
export interface Count {
  wallets: number;
  transfers: number;
  movements: number;
  /** Points given out in all, held, spent or forfeited, and in people's wallets. */
  issued: number;
  held: number;
  spent: number;
  circulating: number;
  /** Up to this movement nothing is added any more, and what was spent by then; null when that could not be told. */
  settledSeq: number | null;
  settledSpent: number | null;
  differences: ProofDifference[];
}

/** How many differences of one kind are kept; more say nothing more. */
const KEPT = 50;

/**
 * Recounts the whole book as it stands at one moment: every balance from its movements, every transfer's two sides,
 * the sum of all, and what holds keep back. Changes nothing and blocks nobody.
 */
export async function countBook(): Promise<Count> {
  const settledSeq = await settled();
  return transaction(async (db) => {
    await db.execute(sql`set transaction isolation level repeatable read, read only`);
    // Large books take longer than a page may.
    await db.execute(sql`set local statement_timeout = '10min'`);
    const { sum, open, settledSpent, ...totals } = await totalsOf(db, settledSeq);
    const whole = sums(sum, totals.held, open);
    return {
      ...totals,
      settledSeq,
      settledSpent: settledSeq === null ? null : settledSpent,
      differences: [...whole, ...(await balances(db)), ...(await sides(db))],
    };
  });
}

/**
 * The last movement of those whose writers have all ended. Numbers are given when a row is written and seen when it is
 * committed, so the greatest number seen says nothing of lower ones; the lock waits, briefly, until nobody writes.
 */
async function settled(): Promise<number | null> {
  try {
    return await transaction(async (db) => {
      await db.execute(sql`set local lock_timeout = '3s'`);
      await db.execute(sql`lock table ${pointMovements} in share mode`);
      const { last } = await one(db, sql`select coalesce(max(seq), 0) as last from ${pointMovements}`);
      return last ?? 0;
    });
  } catch (error) {
    if (pgError(error)?.code === "55P03") return null;
    throw error;
  }
}

async function one(db: Db, query: SQL): Promise<Record<string, number>> {
  const { rows } = await db.execute<Record<string, string>>(query);
  return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([key, value]) => [key, Number(value)]));
}

async function totalsOf(db: Db, settledSeq: number | null) {
  const of = (id: string) => sql`coalesce(sum(amount) filter (where wallet_id = ${id}), 0)`;
  const book = await one(
    db,
    sql`select count(*) as movements, coalesce(sum(amount), 0) as sum, -${of(SYSTEM_WALLETS.issuance)} as issued,
      ${of(SYSTEM_WALLETS.holding)} as held, ${of(SYSTEM_WALLETS.sink)} as spent,
      coalesce(sum(amount) filter (where wallet_id = ${SYSTEM_WALLETS.sink} and seq <= ${settledSeq ?? 0}), 0)
        as "settledSpent" from ${pointMovements}`,
  );
  const wallets = await one(
    db,
    sql`select count(*) as wallets, coalesce(sum(balance), 0) as circulating
      from ${pointWallets} where kind = 'user'`,
  );
  const transfers = await one(db, sql`select count(*) as transfers from ${pointTransfers}`);
  const holds = await one(
    db,
    sql`select coalesce(sum(amount), 0) as open from ${pointHolds} where status = 'open'`,
  );
  return { ...book, ...wallets, ...transfers, ...holds } as unknown as Omit<
    Count,
    "differences" | "settledSeq" | "settledSpent"
  > & {
    sum: number;
    open: number;
    settledSpent: number;
  };
}

function sums(sum: number, held: number, open: number): ProofDifference[] {
  return [
    ...(sum === 0 ? [] : [{ kind: "zero_sum" as const, expected: 0, found: sum }]),
    ...(held === open ? [] : [{ kind: "holding" as const, expected: open, found: held }]),
  ];
}

/** Wallets whose cached balance is not the sum of their movements. */
async function balances(db: Db): Promise<ProofDifference[]> {
  const { rows } = await db.execute<{ id: string; expected: string; found: string }>(sql`
    select w.id, coalesce(m.sum, 0) as expected, w.balance as found
    from ${pointWallets} w
    left join (select wallet_id, sum(amount) as sum from ${pointMovements} group by wallet_id) m
      on m.wallet_id = w.id
    where w.kind = 'user' and w.balance <> coalesce(m.sum, 0)
    order by w.id limit ${KEPT}`);
  return rows.map(({ id, expected, found }) => ({
    kind: "balance",
    walletId: id,
    expected: Number(expected),
    found: Number(found),
  }));
}

/** Transfers without exactly their two sides. */
async function sides(db: Db): Promise<ProofDifference[]> {
  const { rows } = await db.execute<{ id: string; amount: number; found: string }>(sql`
    select t.id, t.amount, coalesce(m.moved, 0) as found
    from ${pointTransfers} t
    left join (
      select transfer_id, count(*) as sides, sum(amount) as sum, max(amount) as moved,
        (array_agg(wallet_id order by amount))[1] as payer, (array_agg(wallet_id order by amount))[2] as payee
      from ${pointMovements} group by transfer_id) m on m.transfer_id = t.id
    where m.sides is distinct from 2 or m.sum <> 0 or m.moved <> t.amount
      or m.payer <> t.from_wallet_id or m.payee <> t.to_wallet_id
    order by t.id limit ${KEPT}`);
  return rows.map(({ id, amount, found }) => ({
    kind: "transfer",
    transferId: id,
    expected: amount,
    found: Number(found),
  }));
}
