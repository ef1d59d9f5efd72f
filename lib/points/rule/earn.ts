import { and, asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Ctx, inTx } from "../../core/ctx";
import { port } from "../../core/ports";
import { dayOf, dayStart } from "../../core/time";
import { earningEvent } from "../registries";
import { type PointRuleRow, pointRules } from "../schema/point-rules";
import { pointTransfers } from "../schema/point-transfers";
import { pointWallets } from "../schema/point-wallets";
import { type Posted, post, type Source } from "../transfer/post";
import { lockWalletOf, lockWallets } from "../wallet/lock";
import { SYSTEM_WALLETS } from "../wallet/model";
import { affordable, type EarnRefusal, refusalOf } from "./model";

/** The transfer, or why there is none. */
export type Earned = (Posted & { refusal: null }) | { transfer: null; refusal: EarnRefusal };

const reversal = alias(pointTransfers, "reversal");
const partial = alias(pointTransfers, "partial");

/** The key of what was taken back of an earning. */
const takenKey = (earningId: string) => `unearn:${earningId}`;

/**
 * Pays a person for an event by its rule, in the caller's transaction. `confirmedBy` is the person whose act confirms
 * it (null: a machine), who never is the earner. `amount` is what the source itself sets, up to the rule's maximum; 0
 * pays nothing. The same event, source and person pay once; after it was taken back, once more. Throws for an event
 * that no domain registered.
 */
export async function earn(
  ctx: Ctx,
  eventKey: string,
  userId: string,
  source: Source,
  confirmedBy: string | null,
  amount?: number,
): Promise<Earned> {
  if (!earningEvent(eventKey)) throw new Error(`No domain registered the earning event "${eventKey}".`);
  return inTx(ctx, async (tx) => {
    const [rule] = await tx.db.select().from(pointRules).where(eq(pointRules.eventKey, eventKey));
    const refusal = refusalOf(rule ?? null, { userId, confirmedBy, amount, now: new Date() });
    if (!rule || refusal) return { transfer: null, refusal: refusal ?? "no_rule" };
    const wallet = await lockWalletOf(tx, userId);
    if (wallet.status === "closed") return { transfer: null, refusal: "closed" };
    const before = await earningsOf(tx, wallet.id, rule.id, source.id);
    const standing = before.find((e) => e.taken === 0);
    if (standing) {
      const [transfer] = await tx.db.select().from(pointTransfers).where(eq(pointTransfers.id, standing.id));
      if (transfer) return { transfer, repeated: true, refusal: null };
    }
    const kept = before.reduce((sum, e) => sum + e.amount - e.taken, 0);
    const wanted = (amount ?? rule.points) - kept;
    const points = affordable(wanted, rule, await earnedSoFar(tx, wallet.id, rule));
    if (points < 1) return { transfer: null, refusal: wanted < 1 ? "kept" : "cap" };
    const posted = await post(tx, {
      kind: "earn",
      from: SYSTEM_WALLETS.issuance,
      to: wallet.id,
      amount: points,
      key: `earn:${rule.id}:${source.id}:${userId}:${before.length}`,
      ruleId: rule.id,
      source,
    });
    const day = dayOf(posted.transfer.createdAt, await tx.setting<string>("general.time_zone"));
    await port("notify")(
      tx,
      "points.earned",
      [userId],
      { points },
      {
        dedupe: posted.transfer.id,
        entity: { type: "points.transfer", id: posted.transfer.id },
        link: "/account/points",
        group: `points.earned:${day}`,
      },
    );
    return { ...posted, refusal: null };
  });
}

/** A person's earnings by one rule from one source, with what was taken back of each. */
async function earningsOf(ctx: Ctx, walletId: string, ruleId: string, sourceId: string) {
  return ctx.db
    .select({
      id: pointTransfers.id,
      amount: pointTransfers.amount,
      taken: sql<number>`coalesce(${reversal.amount}, ${partial.amount}, 0)`,
    })
    .from(pointTransfers)
    .leftJoin(reversal, eq(reversal.reversesId, pointTransfers.id))
    .leftJoin(partial, eq(partial.key, sql`'unearn:' || ${pointTransfers.id}`))
    .where(
      and(
        eq(pointTransfers.toWalletId, walletId),
        eq(pointTransfers.ruleId, ruleId),
        eq(pointTransfers.sourceId, sourceId),
      ),
    );
}

/** What a wallet has earned by a rule today and in all, less what was taken back. */
async function earnedSoFar(ctx: Ctx, walletId: string, rule: PointRuleRow) {
  if (rule.dailyCap === null && rule.totalCap === null) return { today: 0, total: 0 };
  const zone = await ctx.setting<string>("general.time_zone");
  const today = dayStart(dayOf(new Date(), zone), zone);
  const left = sql`${pointTransfers.amount} - coalesce(${reversal.amount}, ${partial.amount}, 0)`;
  const [sums] = await ctx.db
    .select({
      today: sql<number>`coalesce(sum(${left}) filter (where ${pointTransfers.createdAt} >= ${today.toISOString()}), 0)::int`,
      total: sql<number>`coalesce(sum(${left}), 0)::int`,
    })
    .from(pointTransfers)
    .leftJoin(reversal, eq(reversal.reversesId, pointTransfers.id))
    .leftJoin(partial, eq(partial.key, sql`'unearn:' || ${pointTransfers.id}`))
    .where(
      and(
        eq(pointTransfers.toWalletId, walletId),
        eq(pointTransfers.ruleId, rule.id),
        rule.totalCap === null ? sql`${pointTransfers.createdAt} >= ${today.toISOString()}` : undefined,
      ),
    );
  return sums ?? { today: 0, total: 0 };
}

/**
 * Takes back everything that a source earned, in the caller's transaction: a reversal, or as much as is there where
 * the balance is smaller. Each earning is taken back once; the owners are told. Answers how many points went back.
 */
export async function unearn(ctx: Ctx, source: Source): Promise<number> {
  return inTx(ctx, async (tx) => {
    const earnings = await tx.db
      .select({
        id: pointTransfers.id,
        walletId: pointTransfers.toWalletId,
        amount: pointTransfers.amount,
        userId: pointWallets.userId,
      })
      .from(pointTransfers)
      .innerJoin(pointWallets, eq(pointWallets.id, pointTransfers.toWalletId))
      .where(
        and(
          eq(pointTransfers.sourceKind, source.kind),
          eq(pointTransfers.sourceId, source.id),
          eq(pointTransfers.kind, "earn"),
        ),
      )
      .orderBy(asc(pointTransfers.toWalletId), asc(pointTransfers.createdAt));
    await lockWallets(
      tx,
      earnings.map((e) => e.walletId),
    );
    let taken = 0;
    for (const earning of earnings) taken += await takeBack(tx, earning, source);
    return taken;
  });
}

async function takeBack(
  ctx: Ctx,
  earning: { id: string; walletId: string; amount: number; userId: string | null },
  source: Source,
): Promise<number> {
  const [wallet] = await ctx.db.select().from(pointWallets).where(eq(pointWallets.id, earning.walletId));
  const [gone] = await ctx.db
    .select({ id: pointTransfers.id })
    .from(pointTransfers)
    .where(
      sql`${pointTransfers.reversesId} = ${earning.id} or ${pointTransfers.key} = ${takenKey(earning.id)}`,
    );
  if (!wallet || wallet.status === "closed" || gone) return 0;
  const points = Math.min(wallet.balance, earning.amount);
  if (points < 1) return 0;
  const whole = points === earning.amount;
  const { transfer } = await post(ctx, {
    kind: whole ? "reversal" : "adjustment",
    from: wallet.id,
    to: SYSTEM_WALLETS.issuance,
    amount: points,
    key: takenKey(earning.id),
    reversesId: whole ? earning.id : undefined,
    source,
  });
  if (earning.userId)
    await port("notify")(
      ctx,
      "points.unearned",
      [earning.userId],
      { points },
      {
        dedupe: transfer.id,
        entity: { type: "points.transfer", id: transfer.id },
        link: `/account/points/${transfer.id}`,
      },
    );
  return points;
}
