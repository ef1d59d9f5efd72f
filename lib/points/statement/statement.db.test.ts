import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { type Ctx, inTx } from "../../core/ctx";
import { countQueries, db } from "../../core/db";
import { uuidv7 } from "../../core/ids";
import { testCtx } from "../../core/testing/ctx";
import { users } from "../../identity/schema/users";
import { transferList } from "../book/list";
import { bookTotals, daily, listTransfers } from "../book/queries";
import { sendGift } from "../gift/commands";
import { hold } from "../hold/commands";
import { ownHolds } from "../hold/queries";
import { POINTS_PANEL } from "../panel";
import { asHigherDomain, HOLD_KIND, manager, member } from "../testing";
import { post } from "../transfer/post";
import { getReceipt } from "../transfer/receipt";
import { closeWallet } from "../wallet/commands";
import { SYSTEM_WALLETS } from "../wallet/model";
import { getWallet } from "../wallet/queries";
import { adminStatement, allLines, ownStatement } from "./queries";
import { lineTitle } from "./title";

beforeAll(asHigherDomain);
const zone = "UTC";
const give = (from: { ctx: Parameters<typeof sendGift>[0] }, username: string, amount: number) =>
  sendGift(from.ctx, { username, amount, message: "", key: uuidv7() });

test("statement, receipts and holds are their owner's; a receipt is both parties'", async () => {
  const [giver, friend, stranger] = [await member(100), await member(), await member()];
  const { id } = await give(giver, friend.user.username, 30);
  await hold(testCtx(), giver.user.id, 20, { kind: HOLD_KIND, id: uuidv7() }, { reason: "A seat" });
  const mine = await ownStatement(giver.ctx, { zone });
  expect(mine?.lines.map((l) => [l.kind, l.amount, l.balanceAfter])).toEqual([
    ["hold", -20, 50],
    ["gift", -30, 70],
    ["adjustment", 100, 100],
  ]);
  expect(mine?.lines[0]?.source).toMatchObject({ title: "A booking" });
  expect((await ownStatement(friend.ctx, { zone }))?.lines).toMatchObject([{ amount: 30, balanceAfter: 30 }]);
  expect((await ownStatement(stranger.ctx, { zone }))?.lines).toEqual([]);
  expect(await ownStatement(testCtx(), { zone })).toBeNull();
  expect(await getReceipt(giver.ctx, id)).toMatchObject({ amount: -30, counterpart: { former: false } });
  expect(await getReceipt(friend.ctx, id)).toMatchObject({ amount: 30 });
  for (const ctx of [stranger.ctx, testCtx(), await manager()]) expect(await getReceipt(ctx, id)).toBeNull();
  expect(await getReceipt(giver.ctx, "no-id")).toBeNull();
  expect(await ownHolds(giver.ctx)).toHaveLength(1);
  expect(await ownHolds(friend.ctx)).toEqual([]);
});

test("the book and wallets of others are read by their readers alone", async () => {
  const [giver, friend] = [await member(100), await member()];
  await give(giver, friend.user.username, 10);
  const state = transferList.parse({ user: giver.user.username });
  for (const ctx of [giver.ctx, testCtx(), await manager("content_manager")]) {
    expect(await adminStatement(ctx, giver.user.id, { zone })).toBeNull();
    expect(await getWallet(ctx, giver.user.id)).toBeNull();
    expect(await bookTotals(ctx)).toBeNull();
    expect((await listTransfers(ctx, state, zone)).rows).toEqual([]);
  }
  const support = await manager("support_admin");
  expect(await getWallet(support, giver.user.id)).toMatchObject({
    available: 90,
    mayManage: false,
    moves: [],
  });
  expect(await getWallet(await manager(), giver.user.id)).toMatchObject({
    mayManage: true,
    moves: ["freeze"],
  });
  const page = await listTransfers(support, state, zone);
  expect(page.rows.map((row) => row.kind)).toEqual(["gift", "adjustment"]);
  expect(page.rows[0]?.to).toMatchObject({ username: friend.user.username });
  const totals = await bookTotals(support);
  expect(totals?.issued).toBe((totals?.circulating ?? 0) + (totals?.held ?? 0) + (totals?.spent ?? 0));
  const days = await daily(support, zone);
  expect(days).toHaveLength(30);
  expect(days.at(-1)?.issued).toBeGreaterThanOrEqual(100);
});

test("pages go both ways along the lines, and a month opens and closes with its balances", async () => {
  const person = await member();
  const before = new Date("2026-02-20T12:00:00Z");
  const add = (amount: number) =>
    inTx(testCtx(), (tx) =>
      post(tx, {
        kind: "adjustment",
        from: SYSTEM_WALLETS.issuance,
        to: person.walletId,
        amount,
        key: uuidv7(),
      }),
    );
  for (let n = 1; n <= 7; n++) await add(n);
  const first = await ownStatement(person.ctx, { zone, limit: 3 });
  expect(first?.lines.map((l) => l.amount)).toEqual([7, 6, 5]);
  expect(first?.newer).toBeNull();
  const second = await ownStatement(person.ctx, { zone, limit: 3, ...first?.older });
  expect(second?.lines.map((l) => l.amount)).toEqual([4, 3, 2]);
  const last = await ownStatement(person.ctx, { zone, limit: 3, ...second?.older });
  expect([last?.lines.map((l) => l.amount), last?.older]).toEqual([[1], null]);
  const back = await ownStatement(person.ctx, { zone, limit: 3, ...last?.newer });
  expect(back?.lines.map((l) => l.amount)).toEqual([4, 3, 2]);

  // Lines of the past can only be made by taking the trigger away, as a restored book would have them.
  await db().execute(sql`alter table point_movements disable trigger user`);
  await db().execute(sql`update point_movements set created_at = ${before.toISOString()}::timestamptz
    where wallet_id = ${person.walletId} and amount <= 3`);
  await db().execute(sql`alter table point_movements enable trigger user`);
  const february = await ownStatement(person.ctx, { zone, month: "2026-02" });
  expect([february?.lines.map((l) => l.amount), february?.opening, february?.closing]).toEqual([
    [3, 2, 1],
    0,
    6,
  ]);
  const march = await ownStatement(person.ctx, { zone, month: "2026-03" });
  expect([march?.lines, march?.opening, march?.closing]).toEqual([[], 6, 6]);
  expect((await ownStatement(person.ctx, { zone, month: "2026-01" }))?.closing).toBe(0);
  const all = [];
  for await (const lines of allLines(person.ctx, { zone })) all.push(...lines);
  expect(all).toHaveLength(7);
  const seen = async (ctx: Ctx) => {
    let lines = 0;
    for await (const batch of allLines(ctx, { zone }, person.user.id)) lines += batch.length;
    return lines;
  };
  expect([await seen(await manager()), await seen((await member()).ctx)]).toEqual([7, 0]);
});

test("the other side of an erased account reads of a former member", async () => {
  const [giver, friend] = [await member(100), await member()];
  await give(giver, friend.user.username, 5);
  await closeWallet(testCtx(), giver.user.id);
  await db()
    .update(users)
    .set({ erasedAt: new Date(), passwordHash: null })
    .where(eq(users.id, giver.user.id));
  const line = (await ownStatement(friend.ctx, { zone }))?.lines[0];
  expect(line && lineTitle((key, params) => `${key} ${params?.name ?? ""}`, line)).toBe(
    "points.lines.giftFrom points.former ",
  );
});

test("the panel shows balance and last lines, in few questions whatever the number of lines", async () => {
  const person = await member(50);
  for (let n = 0; n < 4; n++) await give(person, (await member()).user.username, 1);
  const { result, queries } = await countQueries(() => POINTS_PANEL.panel(person.ctx));
  expect(result?.items.map((item) => item.label)[0]).toBe("46 points available");
  expect(result?.items).toHaveLength(4);
  expect(queries).toBeLessThanOrEqual(4);
});
