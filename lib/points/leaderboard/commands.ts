import { eq } from "drizzle-orm";
import { type Ctx, inTx, personId } from "../../core/ctx";
import { unauthenticated } from "../../core/errors";
import { pointWallets } from "../schema/point-wallets";
import { tags } from "../tags";
import { walletOf } from "../wallet/lock";
import type { LeaderboardInput } from "./model";

/** Shows the signed-in person on the list of the month, or no longer, from now on. */
export async function showOnLeaderboard(ctx: Ctx, { on }: LeaderboardInput): Promise<void> {
  await inTx(ctx, async (tx) => {
    const me = personId(tx.actor);
    if (!me) throw unauthenticated();
    const wallet = await walletOf(tx, me);
    if (wallet.onLeaderboard === on) return;
    await tx.db.update(pointWallets).set({ onLeaderboard: on }).where(eq(pointWallets.id, wallet.id));
    tx.touch(tags.leaders);
    tx.audit({
      action: `points.wallet.${on ? "show" : "hide"}`,
      targetType: "points.wallet",
      targetId: wallet.id,
    });
  });
}
