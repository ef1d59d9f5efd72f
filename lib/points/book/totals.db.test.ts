import { sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { inTx } from "../../core/ctx";
import { db } from "../../core/db";
import { uuidv7 } from "../../core/ids";
import { testCtx } from "../../core/testing/ctx";
import { prove } from "../proof/commands";
import { manager, member } from "../testing";
import { post } from "../transfer/post";
import { SYSTEM_WALLETS } from "../wallet/model";
import { transferList } from "./list";
import { allTransfers, bookTotals, listTransfers } from "./queries";

const { issuance, sink } = SYSTEM_WALLETS;

/** The sums of the whole book, counted from nothing. */
async function counted() {
  const { rows } = await db().execute<Record<"issued" | "spent", string>>(sql`
    select -coalesce(sum(amount) filter (where wallet_id = ${issuance}), 0) as issued,
      coalesce(sum(amount) filter (where wallet_id = ${sink}), 0) as spent from point_movements`);
  return { issued: Number(rows[0]?.issued), spent: Number(rows[0]?.spent) };
}
const spend = (from: string, amount: number) => () =>
  inTx(testCtx(), (tx) =>
    post(tx, { kind: "adjustment", from, to: sink, amount, key: uuidv7(), reason: "For a test" }),
  );

test("totals that begin at the last recount equal a full sum, also while points move", async () => {
  const boss = await manager();
  const people = await Promise.all([member(100), member(100), member(100)]);
  const some = (amount: number) => people.map(({ walletId }) => spend(walletId, amount));
  await Promise.all(some(7).map((work) => work()));
  expect(await bookTotals(boss)).toMatchObject(await counted());
  const [count] = await Promise.all([prove(testCtx()), ...[3, 5, 2].flatMap(some).map((work) => work())]);
  expect(count.settledSeq).not.toBeNull();
  expect(await bookTotals(boss)).toMatchObject(await counted());
  await Promise.all(some(11).map((work) => work()));
  expect(await bookTotals(boss)).toMatchObject(await counted());
  await prove(testCtx());
  expect(await bookTotals(boss)).toMatchObject(await counted());
});

test("a writer who comes late is waited for, so that no sum misses what it wrote", async () => {
  const { walletId } = await member(50);
  const held = Promise.withResolvers<void>();
  const written = Promise.withResolvers<void>();
  const late = inTx(testCtx(), async (tx) => {
    await post(tx, {
      kind: "adjustment",
      from: walletId,
      to: sink,
      amount: 9,
      key: uuidv7(),
      reason: "Late",
    });
    written.resolve();
    await held.promise;
  });
  await written.promise;
  const proof = prove(testCtx());
  await new Promise((resolve) => setTimeout(resolve, 300));
  held.resolve();
  await Promise.all([late, proof]);
  expect(await bookTotals(await manager())).toMatchObject(await counted());
});

test("an export misses no transfer of those that were written in one transaction", async () => {
  const boss = await manager();
  const { user, walletId } = await member(100);
  await inTx(testCtx(), async (tx) => {
    for (const amount of [1, 2, 3, 4])
      await post(tx, {
        kind: "adjustment",
        from: walletId,
        to: sink,
        amount,
        key: uuidv7(),
        reason: "Together",
      });
  });
  const state = transferList.parse({ user: user.username });
  const amounts: number[] = [];
  for await (const batch of allTransfers(boss, state, "UTC", 2))
    amounts.push(...batch.map((row) => row.amount));
  expect(amounts.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 100]);
  for await (const _ of allTransfers(testCtx(), state, "UTC")) throw new Error("A stranger got the book.");
});

test("a day of the list is the zone's whole day, also when the clock goes back", async () => {
  const boss = await manager();
  const { walletId, user } = await member(50);
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2027-10-31T22:30:00Z") });
  try {
    await spend(walletId, 4)();
    const on = (day: string) =>
      listTransfers(boss, transferList.parse({ user: user.username, from: day, to: day }), "Europe/Berlin");
    expect((await on("2027-10-31")).rows.map((row) => row.amount)).toEqual([4]);
    expect((await on("2027-11-01")).rows).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});
