import { eq } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { users } from "../../identity/schema/users";
import { getOwnWallet } from "../wallet/queries";
import type { PreparedGift } from "./model";
import { openGift } from "./prepared";

/** What the page of gifts shows: its limits, and the gift that waits for a yes or for a change. */
export interface GiftPage {
  enabled: boolean;
  limits: { max: number; daily: number };
  available: number;
  prepared: { gift: PreparedGift; name: string } | null;
  changing: PreparedGift | null;
  /** The gift named by the address can no longer be confirmed. */
  stale: boolean;
}

/** Reads the page of gifts for the caller; sealed gifts of others or of long ago count as stale. */
export async function giftPage(
  ctx: Ctx,
  sealed: { gift: string | null; change: string | null },
): Promise<GiftPage> {
  const gift = sealed.gift ? openGift(ctx, sealed.gift) : null;
  const changing = sealed.change ? openGift(ctx, sealed.change) : null;
  const wallet = await getOwnWallet(ctx);
  const name = gift ? await nameOf(ctx, gift) : null;
  return {
    enabled: await ctx.setting<boolean>("points.gifts_enabled"),
    limits: {
      max: await ctx.setting<number>("points.gift_max"),
      daily: await ctx.setting<number>("points.gift_daily"),
    },
    available: wallet?.available ?? 0,
    prepared: gift && name ? { gift, name } : null,
    changing,
    stale: Boolean((sealed.gift && !gift) || (sealed.change && !changing)),
  };
}

async function nameOf(ctx: Ctx, gift: PreparedGift): Promise<string> {
  const [user] = await ctx.db
    .select({ firstName: users.firstName, lastName: users.lastName })
    .from(users)
    .where(eq(users.id, gift.recipientId));
  return `${user?.firstName ?? ""} ${user?.lastName ?? ""}`.trim() || gift.username;
}
