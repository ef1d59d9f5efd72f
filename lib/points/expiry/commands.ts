import { sql } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { port } from "../../core/ports";
import { pointMovements } from "../schema/point-transfers";
import { pointWallets } from "../schema/point-wallets";
import { post } from "../transfer/post";
import { lockWallets } from "../wallet/lock";
import { SYSTEM_WALLETS } from "../wallet/model";
import { type ExpiryTerms, expiredBy, warnedUntil } from "./model";
import { expiryTerms, oldPoints } from "./queries";

/** Wallets looked at in one statement. */
const BATCH = 1000;
/** The most that one transfer moves. */
const MOST = 1_000_000;

interface Due {
  walletId: string;
  userId: string;
  points: number;
}

/** Open wallets that hold points which came no later than an instant, batch by batch. */
async function* walletsWithOld(ctx: Ctx, since: Date): AsyncGenerator<Due[]> {
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const { rows } = await ctx.db.execute<{ id: string; user_id: string; points: string }>(sql`
      select w.id, w.user_id, ${oldPoints(sql`w`, since)} as points
      from (select id, user_id, balance from ${pointWallets}
        where kind = 'user' and status = 'open' and id > ${after} order by id limit ${BATCH}) w order by w.id`);
    const due = rows.filter((row) => Number(row.points) > 0);
    if (due.length)
      yield due.map((row) => ({ walletId: row.id, userId: row.user_id, points: Number(row.points) }));
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.id;
  }
}

/**
 * Forfeits what is too old in every open wallet, each in a transaction of its own, and tells the owners. What is spent
 * meanwhile is counted under the wallet's lock, so nobody loses a point twice. Does nothing while points do not expire.
 * Answers how many points went.
 */
export async function expirePoints(ctx: Ctx, now = new Date()): Promise<number> {
  const terms = await expiryTerms(ctx);
  const since = terms && expiredBy(terms, now);
  if (!since) return 0;
  let gone = 0;
  for await (const batch of walletsWithOld(ctx, since))
    for (const { walletId } of batch) gone += await expireWallet(ctx, walletId, since);
  return gone;
}

async function expireWallet(ctx: Ctx, walletId: string, since: Date): Promise<number> {
  return inTx(ctx, async (tx) => {
    const wallet = (await lockWallets(tx, [walletId])).get(walletId);
    if (wallet?.status !== "open" || !wallet.userId) return 0;
    const { rows } = await tx.db.execute<{ points: string; seq: string | null }>(sql`
      select ${oldPoints(sql`w`, since)} as points,
        (select max(m.seq) from ${pointMovements} m where m.wallet_id = w.id) as seq
      from ${pointWallets} w where w.id = ${walletId}`);
    const points = Number(rows[0]?.points ?? 0);
    if (points < 1) return 0;
    let first: string | null = null;
    for (let left = points, n = 0; left > 0; n++) {
      const amount = Math.min(left, MOST);
      const { transfer } = await post(tx, {
        kind: "expiry",
        from: walletId,
        to: SYSTEM_WALLETS.sink,
        amount,
        key: `expiry:${walletId}:${rows[0]?.seq}:${n}`,
      });
      first ??= transfer.id;
      left -= amount;
    }
    await port("notify")(
      tx,
      "points.expired",
      [wallet.userId],
      { points },
      {
        dedupe: `${first}`,
        entity: { type: "points.transfer", id: `${first}` },
        link: `/account/points/${first}`,
      },
    );
    return points;
  });
}

/** Warns the owners of points that expire within the next weeks, once for each month in which some do. */
export async function warnOfExpiry(ctx: Ctx, now = new Date()): Promise<number> {
  const terms: ExpiryTerms | null = await expiryTerms(ctx);
  if (!terms) return 0;
  const by = warnedUntil(terms, now);
  const since = expiredBy(terms, by);
  if (!since) return 0;
  let warned = 0;
  for await (const batch of walletsWithOld(ctx, since)) {
    await inTx(ctx, async (tx) => {
      for (const { walletId, userId, points } of batch)
        await port("notify")(
          tx,
          "points.expiring",
          [userId],
          { points, by },
          {
            dedupe: `${walletId}:${by.toISOString().slice(0, 7)}`,
            entity: { type: "points.wallet", id: walletId },
            link: "/account/points",
          },
        );
    });
    warned += batch.length;
  }
  return warned;
}
