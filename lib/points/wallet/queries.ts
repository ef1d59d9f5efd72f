import { eq, sql } from "drizzle-orm";
import { type Ctx, personId } from "../../core/ctx";
import { isUuid } from "../../core/ids";
import { movesFor } from "../../core/machine";
import { historyOf } from "../../core/transition";
import { users } from "../../identity/schema/users";
import { mayManageWallet, mayReadPoints } from "../access";
import { pointHolds } from "../schema/point-holds";
import { pointWallets } from "../schema/point-wallets";
import { type Counterpart, counterpartOf } from "../statement/queries";
import { type OwnWallet, walletMachine } from "./model";

const COLUMNS = {
  available: pointWallets.balance,
  held: sql<number>`(select coalesce(sum(h.amount), 0)::int from ${pointHolds} h
    where h.wallet_id = "point_wallets"."id" and h.status = 'open')`,
  status: pointWallets.status,
  freezeReason: pointWallets.freezeReason,
  onLeaderboard: pointWallets.onLeaderboard,
  createdAt: pointWallets.createdAt,
  updatedAt: pointWallets.updatedAt,
};

/** The caller's own wallet, an empty one while it is not made yet; null for visitors and jobs. */
export async function getOwnWallet(ctx: Ctx): Promise<OwnWallet | null> {
  const me = personId(ctx.actor);
  if (!me) return null;
  const [row] = await ctx.db.select(COLUMNS).from(pointWallets).where(eq(pointWallets.userId, me));
  if (row) return row;
  const now = new Date();
  return {
    available: 0,
    held: 0,
    status: "open",
    freezeReason: null,
    onLeaderboard: false,
    createdAt: now,
    updatedAt: now,
  };
}

/** A person's wallet as managers see it. */
export interface WalletDetail extends OwnWallet {
  id: string;
  userId: string;
  owner: Counterpart;
  /** The caller may change it: a manager, and not its owner. */
  mayManage: boolean;
  moves: ("freeze" | "unfreeze")[];
  history: { id: string; at: Date; to: string; reason: string | null }[];
}

/** The wallet of a person by the person's id; null when absent or not for the caller. */
export async function getWallet(ctx: Ctx, userId: string): Promise<WalletDetail | null> {
  if (!mayReadPoints(ctx.actor) || !isUuid(userId)) return null;
  const [row] = await ctx.db
    .select({
      ...COLUMNS,
      id: pointWallets.id,
      username: users.username,
      firstName: users.firstName,
      lastName: users.lastName,
      erasedAt: users.erasedAt,
    })
    .from(pointWallets)
    .innerJoin(users, eq(users.id, pointWallets.userId))
    .where(eq(pointWallets.userId, userId));
  const owner = row && counterpartOf(row);
  if (!row || !owner) return null;
  const { id, available, held, status, freezeReason, onLeaderboard, createdAt, updatedAt } = row;
  const history = await historyOf(ctx, walletMachine.entity, [id]);
  return {
    id,
    userId,
    owner,
    ...{ available, held, status, freezeReason, onLeaderboard, createdAt, updatedAt },
    mayManage: mayManageWallet(ctx.actor, userId),
    moves: movesFor(walletMachine, ctx.actor, { id, status, userId })
      .map((move) => move.action)
      .filter((action) => action !== "close"),
    history: history.reverse().map((h) => ({ id: h.id, at: h.at, to: h.toStatus, reason: h.reason })),
  };
}
