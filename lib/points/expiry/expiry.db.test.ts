import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { inTx } from "../../core/ctx";
import { db } from "../../core/db";
import { uuidv7 } from "../../core/ids";
import { fillPort, port } from "../../core/ports";
import { testCtx } from "../../core/testing/ctx";
import { settings } from "../../platform/schema/settings";
import { hold, release } from "../hold/commands";
import { countBook } from "../proof/count";
import { pointTransfers } from "../schema/point-transfers";
import { EXPIRY_SETTING } from "../settings";
import {
  asHigherDomain,
  balanceOf,
  HOLD_KIND,
  type Member,
  manager,
  member,
  outcomes,
  told,
} from "../testing";
import { reverse } from "../transfer/commands";
import { post } from "../transfer/post";
import { freezeWallet } from "../wallet/commands";
import { SYSTEM_WALLETS } from "../wallet/model";
import { expirePoints, warnOfExpiry } from "./commands";
import { ownExpiring } from "./queries";

const DAY = 86_400_000;
const start = Date.now();
/** Thirteen months on: what was given before is too old, what is given then is not. */
const later = new Date(start + 400 * DAY);
const job = testCtx({ kind: "job", name: "points.expire" });

let months: number | null;
beforeAll(async () => {
  asHigherDomain();
  await db().insert(settings).values({ key: EXPIRY_SETTING, value: 12 }).onConflictDoNothing();
  const read = port("setting");
  fillPort("setting", async (key) => (key === EXPIRY_SETTING ? months : read(key)));
});
beforeEach(() => {
  months = 12;
  told.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

const give = (to: string, amount: number) =>
  inTx(testCtx(), (tx) =>
    post(tx, {
      kind: "adjustment",
      from: SYSTEM_WALLETS.issuance,
      to,
      amount,
      key: uuidv7(),
      reason: "A test",
    }),
  );
const spend = (from: string, amount = 1) =>
  inTx(testCtx(), (tx) => post(tx, { kind: "gift", from, to: SYSTEM_WALLETS.sink, amount, key: uuidv7() }));
/** Posts happen at that time from here on. */
const goTo = (at: Date) => vi.useFakeTimers({ toFake: ["Date"], now: at });
const expired = async ({ walletId }: Member) =>
  (await db().select().from(pointTransfers))
    .filter((t) => t.kind === "expiry" && t.fromWalletId === walletId)
    .reduce((sum, t) => sum + t.amount, 0);
const heard = (who: Member, notice: string) =>
  told.filter((t) => t.notice === notice && t.people.includes(who.user.id)).map((t) => t.data.points);

test("points stay for ever unless the institution says otherwise, and a month after it said so", async () => {
  const a = await member(100);
  months = null;
  await expirePoints(job, later);
  expect([await warnOfExpiry(job, later), await ownExpiring(a.ctx, later)]).toEqual([0, null]);
  months = 1;
  // Within the first month nothing goes, however old it is.
  expect(await expirePoints(job, new Date(start + 29 * DAY))).toBe(0);
  expect(await balanceOf(a.walletId)).toBe(100);
});

test("the oldest are spent first, and what is left of the old ones goes", async () => {
  const a = await member(100);
  goTo(new Date(start + 200 * DAY));
  await give(a.walletId, 40);
  await spend(a.walletId, 70);
  expect(await ownExpiring(a.ctx, new Date(start + 360 * DAY))).toMatchObject({ points: 30 });
  expect(await ownExpiring((await member()).ctx, later)).toBeNull();
  await expirePoints(job, later);
  expect([await balanceOf(a.walletId), await expired(a)]).toEqual([40, 30]);
  expect(heard(a, "points.expired")).toEqual([30]);
  // Again on the same night, and on the next ones, until the younger lot is too old.
  await expirePoints(job, later);
  expect(await balanceOf(a.walletId)).toBe(40);
  goTo(new Date(start + 600 * DAY));
  await expirePoints(job, new Date());
  expect([await balanceOf(a.walletId), await expired(a)]).toEqual([0, 70]);
  expect((await countBook()).differences).toEqual([]);
});

test("what a hold gives back is as old as it was", async () => {
  const a = await member(100);
  const source = { kind: HOLD_KIND, id: uuidv7() };
  const made = await hold(testCtx(), a.user.id, 80, source, { reason: "A booking" });
  goTo(later);
  await expirePoints(job, later);
  expect([await balanceOf(a.walletId), await expired(a)]).toEqual([0, 20]);
  await release(testCtx(), HOLD_KIND, made.id);
  expect(await balanceOf(a.walletId)).toBe(80);
  await expirePoints(job, later);
  expect([await balanceOf(a.walletId), await expired(a)]).toEqual([0, 100]);
  expect((await countBook()).differences).toEqual([]);
});

test("spent, earned and expired at once: every point goes once, and no young one by age", async () => {
  const [a, b] = [await member(400), await member(300)];
  goTo(later);
  const works = [
    ...Array.from({ length: 300 }, () => () => spend(a.walletId)),
    ...Array.from({ length: 60 }, () => () => give(b.walletId, 1)),
    ...Array.from({ length: 12 }, () => () => expirePoints(job, later)),
  ].sort(() => Math.random() - 0.5);
  const { ok = 0, conflict = 0, ...others } = await outcomes(works);
  expect(others).toEqual({});
  const spent = ok - 60 - 12;
  expect(spent + conflict).toBe(300);
  await expirePoints(job, later);
  expect([await balanceOf(a.walletId), await expired(a)]).toEqual([0, 400 - spent]);
  expect([await balanceOf(b.walletId), await expired(b)]).toEqual([60, 300]);
  expect((await countBook()).differences).toEqual([]);
});

test("a frozen wallet keeps everything; a manager takes an expiry back", async () => {
  const [a, b, boss] = [await member(50), await member(60), await manager()];
  await freezeWallet(boss, { userId: a.user.id, reason: "Under examination" });
  goTo(later);
  await expirePoints(job, later);
  expect([await balanceOf(a.walletId), await balanceOf(b.walletId)]).toEqual([50, 0]);
  const [gone] = (await db().select().from(pointTransfers)).filter(
    (t) => t.kind === "expiry" && t.fromWalletId === b.walletId,
  );
  const back = { transferId: gone?.id as string, reason: "Was ill for a year" };
  await expect(reverse(b.ctx, back)).rejects.toMatchObject({ code: "forbidden" });
  await reverse(boss, back);
  expect(await balanceOf(b.walletId)).toBe(60);
  await expirePoints(job, later);
  expect(await balanceOf(b.walletId)).toBe(60);
  expect((await countBook()).differences).toEqual([]);
});

test("owners are warned a month ahead", async () => {
  const a = await member(90);
  expect(await warnOfExpiry(job, new Date(start + 300 * DAY))).toBe(0);
  await warnOfExpiry(job, new Date(start + 350 * DAY));
  expect(heard(a, "points.expiring")).toEqual([90]);
});
