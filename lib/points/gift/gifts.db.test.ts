import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "../../core/db";
import { uuidv7 } from "../../core/ids";
import { testCtx } from "../../core/testing/ctx";
import { users } from "../../identity/schema/users";
import { actorOf, makePerson, outcome } from "../../identity/testing/people";
import { asHigherDomain, balanceOf, type Member, manager, member, outcomes, told } from "../testing";
import { closeWallet, freezeWallet } from "../wallet/commands";
import { confirmGift, prepareGift, sendGift } from "./commands";
import { GiftInput } from "./model";

beforeAll(asHigherDomain);

let giver: Member;
let friend: Member;
beforeEach(async () => {
  [giver, friend] = [await member(2000), await member()];
});
const gift = (parts: Partial<Parameters<typeof sendGift>[1]> = {}) =>
  sendGift(giver.ctx, {
    username: friend.user.username,
    amount: 25,
    message: "Thank you",
    key: uuidv7(),
    ...parts,
  });

test("a gift is looked up, confirmed once, and told with its message, which the book does not keep", async () => {
  const prepared = await prepareGift(giver.ctx, {
    username: friend.user.username.toUpperCase(),
    amount: 25,
    message: "For the chisels",
  });
  const answers = await Promise.all(Array.from({ length: 10 }, () => confirmGift(giver.ctx, prepared)));
  expect(new Set(answers.map((a) => a.id)).size).toBe(1);
  expect(await balanceOf(friend.walletId)).toBe(25);
  const mine = told.filter((t) => t.people[0] === friend.user.id);
  expect(mine).toMatchObject([{ notice: "points.gift", data: { points: 25, message: "For the chisels" } }]);
  expect(await outcome(() => confirmGift(friend.ctx, prepared))).toBe("conflict");
  const changed = (prepared.gift.startsWith("A") ? "B" : "A") + prepared.gift.slice(1);
  expect(await outcome(() => confirmGift(giver.ctx, { gift: changed }))).toBe("conflict");
});

test("nobody is told why somebody cannot be given points", async () => {
  const [suspended, inactive, erased, closed] = [
    await member(),
    await member(),
    await member(),
    await member(),
  ];
  await db().update(users).set({ status: "suspended" }).where(eq(users.id, suspended.user.id));
  await db().update(users).set({ status: "inactive" }).where(eq(users.id, inactive.user.id));
  await db()
    .update(users)
    .set({ erasedAt: new Date(), passwordHash: null, bio: null })
    .where(eq(users.id, erased.user.id));
  await closeWallet(testCtx(), closed.user.id);
  const names = [
    "unknown-name",
    giver.user.username,
    ...[suspended, inactive, erased, closed].map((m) => m.user.username),
  ];
  for (const username of names)
    await expect(gift({ username })).rejects.toMatchObject({
      code: "invalid",
      messageKey: "errors.invalid",
      fields: { username: "points.errors.nobody" },
    });
});

test("amounts are whole, positive and within the limits", async () => {
  for (const amount of ["0", "-5", "1.5", "1e3", "", "ten", "0x10", 1.5, -5])
    expect(GiftInput.safeParse({ username: "someone", amount }).success, String(amount)).toBe(false);
  expect(GiftInput.parse({ username: " @someone ", amount: "25" })).toMatchObject({
    username: "someone",
    amount: 25,
  });
  await expect(gift({ amount: 501 })).rejects.toMatchObject({
    fields: { amount: { key: "points.errors.giftMax", params: { max: 500 } } },
  });
});

test("a thousand points a day and no more, however they come", async () => {
  const works = Array.from({ length: 15 }, () => () => gift({ amount: 90 }));
  expect(await outcomes(works)).toEqual({ ok: 11, invalid: 4 });
  expect(await balanceOf(friend.walletId)).toBe(990);
  await expect(gift({ amount: 11 })).rejects.toMatchObject({ fields: { amount: { params: { left: 10 } } } });
  await gift({ amount: 10 });
  expect(await balanceOf(giver.walletId)).toBe(1000);
});

test("twenty people a day, the same ones again freely; look-ups are counted", async () => {
  const people = await Promise.all(Array.from({ length: 21 }, () => makePerson()));
  const order = (username: string) => ({ username, amount: 1, message: "", key: uuidv7() });
  const sender = await member(100);
  const attempts = people.slice(0, 20).map((p) => () => sendGift(sender.ctx, order(p.username)));
  expect(await outcomes(attempts)).toEqual({ ok: 20 });
  const other = people[20]?.username as string;
  await expect(sendGift(sender.ctx, order(other))).rejects.toMatchObject({ messageKey: "errors.tooMany" });
});

test("whoever may not give is told why: unconfirmed, too new, frozen, too little, switched off", async () => {
  const unconfirmed = testCtx(actorOf(giver.user, [], { emailVerified: false }));
  const order = { username: friend.user.username, amount: 1, message: "", key: uuidv7() };
  await expect(sendGift(unconfirmed, order)).rejects.toMatchObject({ detail: { code: "email_unverified" } });
  const fresh = await makePerson();
  await expect(sendGift(testCtx(actorOf(fresh)), order)).rejects.toMatchObject({
    messageKey: "points.errors.tooNew",
    params: { days: 7 },
  });
  expect(await outcome(() => sendGift(testCtx(), order))).toBe("unauthenticated");
  const poor = await member(40);
  await expect(sendGift(poor.ctx, { ...order, amount: 60 })).rejects.toMatchObject({
    code: "conflict",
    params: { balance: 40, amount: 60 },
  });
  await freezeWallet(await manager(), { userId: giver.user.id, reason: "Being looked into" });
  await expect(gift()).rejects.toMatchObject({
    messageKey: "points.errors.frozen",
    params: { reason: "Being looked into" },
  });
  await sendGift(friend.ctx, { ...order, username: giver.user.username }).catch((error) =>
    expect(error.messageKey).toBe("points.errors.balance"),
  );
});

test("the same key gives once, and another amount under it is refused", async () => {
  const key = uuidv7();
  const works = Array.from({ length: 20 }, () => () => gift({ key }));
  expect(await outcomes(works.slice(0, 10))).toEqual({ ok: 10 });
  expect(await balanceOf(friend.walletId)).toBe(25);
  await expect(gift({ key, amount: 26 })).rejects.toMatchObject({
    detail: { code: "idempotency_key_reused" },
  });
});
