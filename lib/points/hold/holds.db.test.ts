import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { jobCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { uuidv7 } from "../../core/ids";
import { testCtx } from "../../core/testing/ctx";
import { outcome } from "../../identity/testing/people";
import { countBook } from "../proof/count";
import { pointHolds } from "../schema/point-holds";
import {
  asHigherDomain,
  balanceOf,
  ended,
  HOLD_KIND,
  type Member,
  manager,
  member,
  outcomes,
} from "../testing";
import { closeWallet, freezeWallet } from "../wallet/commands";
import { getOwnWallet } from "../wallet/queries";
import { capture, hold, release } from "./commands";
import { expireHolds, releaseByManager } from "./end";

beforeAll(asHigherDomain);

let payer: Member;
let payee: Member;
beforeEach(async () => {
  [payer, payee] = [await member(100), await member()];
});
const reason = "Meeting with a mentor";
const keep = (amount = 60, id = uuidv7()) =>
  hold(testCtx(), payer.user.id, amount, { kind: HOLD_KIND, id }, { payee: payee.user.id, reason });
const makeDue = (id: string) =>
  db().execute(sql`update point_holds set expires_at = now() - interval '1 second' where id = ${id}`);
const statusOf = async (id: string) =>
  (await db().select({ status: pointHolds.status }).from(pointHolds).where(eq(pointHolds.id, id)))[0]?.status;

test("held points are set apart, captured in part, and the rest comes back", async () => {
  const { id } = await keep();
  expect(await getOwnWallet(payer.ctx)).toMatchObject({ available: 40, held: 60 });
  const settled = await capture(testCtx(), HOLD_KIND, id, 45);
  expect(settled).toMatchObject({ status: "captured", captured: 45 });
  expect(await getOwnWallet(payer.ctx)).toMatchObject({ available: 55, held: 0 });
  expect(await balanceOf(payee.walletId)).toBe(45);
  expect((await countBook()).differences).toEqual([]);
});

test("one hold is open for a source, however often it is asked for", async () => {
  const id = uuidv7();
  const works = Array.from({ length: 20 }, () => () => keep(30, id));
  expect(await outcomes(works)).toEqual({ ok: 20 });
  expect(await getOwnWallet(payer.ctx)).toMatchObject({ available: 70, held: 30 });
  expect(await outcome(() => keep(31, id))).toBe("conflict");
  expect(await outcome(() => keep(71))).toBe("conflict");
  expect(await outcome(() => keep(0))).toBe("invalid");
  await expect(hold(testCtx(), payer.user.id, 1, { kind: "nobody.owns", id }, { reason })).rejects.toThrow(
    /No domain/,
  );
});

test("capture, release and expiry at once: one of them happens", async () => {
  for (let round = 0; round < 12; round++) {
    const { id } = await keep(5);
    await makeDue(id);
    const works = [
      () => capture(testCtx(), HOLD_KIND, id),
      () => release(testCtx(), HOLD_KIND, id),
      () => expireHolds(jobCtx("points.expire-holds")),
    ];
    const { ok = 0, conflict = 0, ...others } = await outcomes(works);
    // Expiry finds nothing due when another was first, which is no fault.
    expect([ok + conflict, others]).toEqual([3, {}]);
    expect(await statusOf(id)).not.toBe("open");
  }
  const paid = await balanceOf(payee.walletId);
  expect(await balanceOf(payer.walletId)).toBe(100 - paid);
  expect((await countBook()).differences).toEqual([]);
});

test("capturing ten times at once pays once; the same again answers the first, anything else is refused", async () => {
  const { id } = await keep();
  expect(await outcomes(Array.from({ length: 10 }, () => () => capture(testCtx(), HOLD_KIND, id)))).toEqual({
    ok: 10,
  });
  expect(await balanceOf(payee.walletId)).toBe(60);
  expect(await outcome(() => capture(testCtx(), HOLD_KIND, id, 59))).toBe("conflict");
  expect(await outcome(() => release(testCtx(), HOLD_KIND, id))).toBe("conflict");
  const { id: other } = await keep(20);
  await outcomes(Array.from({ length: 10 }, () => () => release(testCtx(), HOLD_KIND, other)));
  expect(await balanceOf(payer.walletId)).toBe(40);
});

test("more than is held is refused; another domain's hold is not there", async () => {
  const { id } = await keep();
  expect(await outcome(() => capture(testCtx(), HOLD_KIND, id, 61))).toBe("invalid");
  expect(await outcome(() => capture(testCtx(), "services.appointment", id))).toBe("not_found");
  expect(await outcome(() => release(testCtx(), "services.appointment", id))).toBe("not_found");
  expect(await statusOf(id)).toBe("open");
});

test("holds whose time is over go back, and their owner hears of it once", async () => {
  const made = [await keep(10), await keep(11), await keep(12)];
  for (const { id } of made.slice(0, 2)) await makeDue(id);
  const runs = await Promise.all([1, 2, 3].map(() => expireHolds(jobCtx("points.expire-holds"))));
  expect(runs.reduce((sum, n) => sum + n, 0)).toBe(2);
  expect(await balanceOf(payer.walletId)).toBe(88);
  expect(ended.filter((e) => made.some((m) => m.id === e.id))).toHaveLength(2);
  expect(await statusOf(made[2]?.id as string)).toBe("open");
});

test("a manager lets go of a hold, a stranger and the owner do not", async () => {
  const { id } = await keep();
  const input = { holdId: id, reason: "The mentor is ill" };
  expect(await outcome(() => releaseByManager(payee.ctx, input))).toBe("forbidden");
  expect(await outcome(() => releaseByManager(payer.ctx, input))).toBe("forbidden");
  const own = await member(50, ["finance_manager"]);
  const mine = await hold(testCtx(), own.user.id, 5, { kind: HOLD_KIND, id: uuidv7() }, { reason });
  expect(await outcome(() => releaseByManager(own.ctx, { ...input, holdId: mine.id }))).toBe("forbidden");
  await releaseByManager(await manager(), input);
  expect(await balanceOf(payer.walletId)).toBe(100);
  expect(ended).toContainEqual({ id, how: "released" });
});

test("a frozen wallet makes no hold, but its open ones settle; a closed payee's points are spent", async () => {
  const { id } = await keep();
  await freezeWallet(await manager(), { userId: payer.user.id, reason: "Being looked into" });
  expect(await outcome(() => keep(1))).toBe("conflict");
  await closeWallet(testCtx(), payee.user.id);
  await capture(testCtx(), HOLD_KIND, id);
  expect(await balanceOf(payee.walletId)).toBe(0);
  expect((await countBook()).differences).toEqual([]);
});

test("closing a wallet lets its holds go first and forfeits the rest, however often it is asked for", async () => {
  const { id } = await keep();
  const works = Array.from({ length: 5 }, () => () => closeWallet(testCtx(), payer.user.id));
  expect(await outcomes(works)).toEqual({ ok: 5 });
  expect(await statusOf(id)).toBe("released");
  expect(ended).toContainEqual({ id, how: "released" });
  expect(await getOwnWallet(payer.ctx)).toMatchObject({ available: 0, held: 0, status: "closed" });
  expect(await outcome(() => keep(1))).toBe("conflict");
  expect((await countBook()).differences).toEqual([]);
});
