import { and, asc, desc, eq } from "drizzle-orm";
import { type Ctx, personId } from "../../core/ctx";
import { mayReadPoints } from "../access";
import { describeSources } from "../registries";
import { pointHolds } from "../schema/point-holds";
import { pointWallets } from "../schema/point-wallets";
import type { HoldStatus } from "./model";

/** A hold as its owner or a manager sees it. */
export interface HoldRow {
  id: string;
  amount: number;
  captured: number;
  status: HoldStatus;
  reason: string;
  expiresAt: Date;
  createdAt: Date;
  settledAt: Date | null;
  source: { title: string; url: string | null } | null;
}

/** The most holds that one page shows. */
const MOST = 200;

/** The caller's open holds, the soonest to end first. */
export async function ownHolds(ctx: Ctx): Promise<HoldRow[]> {
  const me = personId(ctx.actor);
  if (!me) return [];
  const rows = await holdQuery(ctx)
    .where(and(eq(pointWallets.userId, me), eq(pointHolds.status, "open")))
    .orderBy(asc(pointHolds.expiresAt), asc(pointHolds.id))
    .limit(MOST);
  return toRows(ctx, rows);
}

/** A person's newest holds of every state, for those who read the book. */
export async function holdsOf(ctx: Ctx, userId: string): Promise<HoldRow[]> {
  if (!mayReadPoints(ctx.actor)) return [];
  const rows = await holdQuery(ctx)
    .where(eq(pointWallets.userId, userId))
    .orderBy(asc(pointHolds.status), desc(pointHolds.createdAt))
    .limit(50);
  return toRows(ctx, rows);
}

const holdQuery = (ctx: Ctx) =>
  ctx.db
    .select({ hold: pointHolds })
    .from(pointHolds)
    .innerJoin(pointWallets, eq(pointWallets.id, pointHolds.walletId));

async function toRows(ctx: Ctx, rows: { hold: typeof pointHolds.$inferSelect }[]): Promise<HoldRow[]> {
  const sources = await describeSources(
    ctx,
    rows.map((row) => row.hold),
  );
  return rows.map(({ hold }) => ({
    id: hold.id,
    amount: hold.amount,
    captured: hold.captured,
    status: hold.status,
    reason: hold.reason,
    expiresAt: hold.expiresAt,
    createdAt: hold.createdAt,
    settledAt: hold.settledAt,
    source: sources.get(`${hold.sourceKind}/${hold.sourceId}`) ?? null,
  }));
}
