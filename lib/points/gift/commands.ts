import { and, countDistinct, eq, gte, sql } from "drizzle-orm";
import { type Ctx, inTx, type PersonActor, personId } from "../../core/ctx";
import { conflict, forbidden, invalid, unauthenticated } from "../../core/errors";
import { uuidv7 } from "../../core/ids";
import { limit } from "../../core/limits";
import { port } from "../../core/ports";
import { dayOf, dayStart } from "../../core/time";
import { requireVerified } from "../../identity/access";
import { type UserRow, users } from "../../identity/schema/users";
import { pointTransfers } from "../schema/point-transfers";
import { post } from "../transfer/post";
import { lockWallets, walletOf } from "../wallet/lock";
import type { GiftInput, GiftOrder } from "./model";
import { openGift, sealGift } from "./prepared";

const DAY = 86_400_000;
const LOOKUPS = { capacity: 20, perSeconds: 3600 };
/** Different people whom one person may give to in a day. */
const RECIPIENTS_A_DAY = 20;

/** The one answer for everybody who cannot be given points, so that it tells nothing of anybody. */
const nobody = () => invalid("errors.invalid", { username: "points.errors.nobody" });

type Person = Pick<PersonActor, "id" | "name">;

function sender(ctx: Ctx): Person {
  const { actor } = ctx;
  if (actor.kind !== "person" && actor.kind !== "api_key") throw unauthenticated();
  return actor;
}

/** Throws unless the caller may give points at all, and this many. */
async function checkSender(ctx: Ctx, amount: number): Promise<void> {
  const me = sender(ctx);
  requireVerified(ctx.actor);
  if (!(await ctx.setting<boolean>("points.gifts_enabled"))) throw forbidden("points.errors.giftsOff");
  const days = await ctx.setting<number>("points.gift_min_account_days");
  const [account] = await ctx.db.select({ at: users.createdAt }).from(users).where(eq(users.id, me.id));
  if (!account || Date.now() - account.at.getTime() < days * DAY)
    throw forbidden("points.errors.tooNew", { days });
  const max = await ctx.setting<number>("points.gift_max");
  if (amount > max)
    throw invalid("errors.invalid", { amount: { key: "points.errors.giftMax", params: { max } } });
}

type Who = { username: string } | { id: string };

/** The member of exactly this username. Throws the one answer when there is none. */
async function findMember(ctx: Ctx, who: Who): Promise<UserRow> {
  const [user] = await ctx.db
    .select()
    .from(users)
    .where("id" in who ? eq(users.id, who.id) : eq(users.username, who.username));
  if (!user) throw nobody();
  return user;
}

const mayReceive = (ctx: Ctx, user: UserRow): boolean =>
  user.status === "active" && !user.erasedAt && !user.deletedAt && user.id !== personId(ctx.actor);

/** Looks the recipient up and seals the gift for the page that asks. Call it outside a transaction. */
export async function prepareGift(ctx: Ctx, input: GiftInput): Promise<{ gift: string }> {
  await checkSender(ctx, input.amount);
  await limit(ctx, `points-lookup:${sender(ctx).id}`, LOOKUPS);
  const user = await findMember(ctx, input);
  if (!mayReceive(ctx, user)) throw nobody();
  const { amount, message } = input;
  return {
    gift: sealGift(ctx, { recipientId: user.id, username: user.username, amount, message, key: uuidv7() }),
  };
}

/** Sends a gift that was looked up and confirmed; a second confirmation answers the same transfer. */
export async function confirmGift(ctx: Ctx, input: { gift: string }): Promise<{ id: string }> {
  const gift = openGift(ctx, input.gift);
  if (!gift) throw conflict("points.errors.giftStale");
  await checkSender(ctx, gift.amount);
  return send(ctx, { id: gift.recipientId }, gift);
}

/** Looks up and sends in one; for programs. Call it outside a transaction. */
export async function sendGift(ctx: Ctx, order: GiftOrder): Promise<{ id: string }> {
  await checkSender(ctx, order.amount);
  await limit(ctx, `points-lookup:${sender(ctx).id}`, LOOKUPS);
  return send(ctx, { username: order.username }, order);
}

async function send(
  ctx: Ctx,
  who: Who,
  { amount, message, key }: Pick<GiftOrder, "amount" | "message" | "key">,
): Promise<{ id: string }> {
  const me = sender(ctx);
  return inTx(ctx, async (tx) => {
    const recipient = await findMember(tx, who);
    if (recipient.id === me.id) throw nobody();
    const [from, to] = [(await walletOf(tx, me.id)).id, (await walletOf(tx, recipient.id)).id];
    const locked = await lockWallets(tx, [from, to]);
    const postingKey = `gift:${me.id}:${key}`;
    const [before] = await tx.db
      .select({ id: pointTransfers.id })
      .from(pointTransfers)
      .where(eq(pointTransfers.key, postingKey));
    if (!before) {
      if (!mayReceive(tx, recipient) || locked.get(to)?.status === "closed") throw nobody();
      await checkDay(tx, from, to, amount);
    }
    const { transfer, repeated } = await post(tx, {
      kind: "gift",
      from,
      to,
      amount,
      key: postingKey,
      createdById: me.id,
    });
    if (repeated) return { id: transfer.id };
    const entity = { type: "points.transfer", id: transfer.id };
    await port("notify")(
      tx,
      "points.gift",
      [recipient.id],
      { points: amount, sender: me.name, message },
      {
        dedupe: transfer.id,
        entity,
        link: `/account/points/${transfer.id}`,
      },
    );
    tx.audit({
      action: "points.gift.send",
      targetType: entity.type,
      targetId: transfer.id,
      changes: { amount },
    });
    return { id: transfer.id };
  });
}

/** Throws when the day's gifts are used up; exact, because the sender's wallet is locked. */
async function checkDay(ctx: Ctx, from: string, to: string, amount: number): Promise<void> {
  const zone = await ctx.setting<string>("general.time_zone");
  const today = dayStart(dayOf(new Date(), zone), zone);
  const most = await ctx.setting<number>("points.gift_daily");
  const [given] = await ctx.db
    .select({
      points: sql<number>`coalesce(sum(${pointTransfers.amount}), 0)::int`,
      others: countDistinct(sql`nullif(${pointTransfers.toWalletId}, ${to})`),
    })
    .from(pointTransfers)
    .where(
      and(
        eq(pointTransfers.fromWalletId, from),
        eq(pointTransfers.kind, "gift"),
        gte(pointTransfers.createdAt, today),
      ),
    );
  const left = most - (given?.points ?? 0);
  if (amount > left)
    throw invalid("errors.invalid", {
      amount: { key: "points.errors.giftDaily", params: { left: Math.max(0, left), most } },
    });
  if ((given?.others ?? 0) >= RECIPIENTS_A_DAY)
    throw invalid("errors.invalid", {
      username: { key: "points.errors.giftRecipients", params: { count: RECIPIENTS_A_DAY } },
    });
}
