import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "../../core/db";
import { uuidv7 } from "../../core/ids";
import { testCtx } from "../../core/testing/ctx";
import { makePerson } from "../../identity/testing/people";
import { confirmGift, prepareGift } from "../gift/commands";
import { countBook } from "../proof/count";
import { pointRules } from "../schema/point-rules";
import { asHigherDomain, balanceOf, EVENT, type Member, manager, member, outcomes, told } from "../testing";
import { reverse } from "../transfer/commands";
import { closeWallet } from "../wallet/commands";
import { earn, unearn } from "./earn";

beforeAll(asHigherDomain);

let person: Member;
const source = () => ({ kind: EVENT, id: uuidv7() });
const setRule = (set: Partial<typeof pointRules.$inferInsert>) =>
  db().update(pointRules).set(set).where(eq(pointRules.eventKey, EVENT));
beforeEach(async () => {
  person = await member();
  const free = {
    maxPoints: null,
    dailyCap: 30,
    totalCap: null,
    isActive: true,
    startsAt: null,
    endsAt: null,
  };
  await setRule({ points: 10, ...free });
});
const pay = (from = source(), amount?: number, confirmedBy: string | null = null) =>
  earn(testCtx(), EVENT, person.user.id, from, confirmedBy, amount);

test("an event delivered 20 times at once pays once", async () => {
  const from = source();
  expect(await outcomes(Array.from({ length: 20 }, () => () => pay(from)))).toEqual({ ok: 20 });
  expect(await balanceOf(person.walletId)).toBe(10);
  expect(told.filter((t) => t.notice === "points.earned" && t.people[0] === person.user.id)).toHaveLength(1);
});

test("events at the cap's edge in parallel pay exactly the cap, the last one cut to what is left", async () => {
  await setRule({ dailyCap: 25 });
  const answers = await Promise.all(Array.from({ length: 8 }, () => pay()));
  expect(await balanceOf(person.walletId)).toBe(25);
  const amounts = answers.flatMap((a) => a.transfer?.amount ?? []);
  expect(amounts.sort((x, y) => x - y)).toEqual([5, 10, 10]);
  expect(answers.filter((a) => a.refusal === "cap")).toHaveLength(5);
});

test("a cap in all counts more than today, and what was taken back frees it again", async () => {
  await setRule({ dailyCap: null, totalCap: 20 });
  const first = source();
  for (const from of [first, source(), source()]) await pay(from);
  expect(await balanceOf(person.walletId)).toBe(20);
  await unearn(testCtx(), first);
  expect((await pay()).transfer?.amount).toBe(10);
  expect((await pay()).refusal).toBe("cap");
});

test("a rule pays the source's own amount up to its maximum, and nothing when it must not", async () => {
  await setRule({ maxPoints: 50, dailyCap: null });
  expect((await pay(source(), 35)).transfer?.amount).toBe(35);
  expect((await pay(source(), 80)).transfer?.amount).toBe(50);
  expect((await pay(source(), 0)).refusal).toBe("worthless");
  expect((await pay(source(), undefined, person.user.id)).refusal).toBe("self");
  await setRule({ startsAt: new Date(Date.now() + 60_000) });
  expect((await pay()).refusal).toBe("inactive");
  await setRule({ startsAt: null, endsAt: new Date(Date.now() - 1) });
  expect((await pay()).refusal).toBe("inactive");
  await setRule({ endsAt: null, isActive: false });
  expect((await pay()).refusal).toBe("inactive");
  expect(await balanceOf(person.walletId)).toBe(85);
  await expect(earn(testCtx(), "nobody.reports_this", person.user.id, source(), null)).rejects.toThrow(
    /No domain registered/,
  );
});

test("a change of the rule touches nothing already earned; a closed wallet earns nothing", async () => {
  const from = source();
  await pay(from);
  await setRule({ points: 25 });
  expect((await pay(from)).transfer?.amount).toBe(10);
  await closeWallet(testCtx(), person.user.id);
  expect((await pay()).refusal).toBe("closed");
});

test("an event taken back by ten at once goes back once; taken back and confirmed again, it pays once more", async () => {
  const from = source();
  await pay(from);
  expect(await outcomes(Array.from({ length: 10 }, () => () => unearn(testCtx(), from)))).toEqual({ ok: 10 });
  expect(await balanceOf(person.walletId)).toBe(0);
  expect(told.filter((t) => t.notice === "points.unearned" && t.people[0] === person.user.id)).toHaveLength(
    1,
  );
  await outcomes(Array.from({ length: 10 }, () => () => pay(from)));
  expect(await balanceOf(person.walletId)).toBe(10);
  expect(await unearn(testCtx(), from)).toBe(10);
  expect(await unearn(testCtx(), from)).toBe(0);
  expect((await countBook()).differences).toEqual([]);
});

test("what was spent meanwhile is not taken below zero, and does not pay again", async () => {
  const from = source();
  await pay(from);
  const friend = await makePerson();
  await confirmGift(
    person.ctx,
    await prepareGift(person.ctx, { username: friend.username, amount: 7, message: "" }),
  );
  expect(await unearn(testCtx(), from)).toBe(3);
  expect(await balanceOf(person.walletId)).toBe(0);
  expect((await pay(from)).transfer?.amount).toBe(3);
  expect((await countBook()).differences).toEqual([]);
});

test("an earning that a manager reversed is not taken back twice", async () => {
  const from = source();
  const { transfer } = await pay(from);
  await reverse(await manager(), { transferId: transfer?.id as string, reason: "Wrong event chosen" });
  expect(await unearn(testCtx(), from)).toBe(0);
  expect(await balanceOf(person.walletId)).toBe(0);
});
