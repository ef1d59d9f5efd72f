import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { inTx } from "../../core/ctx";
import { db } from "../../core/db";
import { pgError } from "../../core/errors";
import { uuidv7 } from "../../core/ids";
import { testCtx } from "../../core/testing/ctx";
import { makePerson } from "../../identity/testing/people";
import { pointMovements, pointTransfers } from "../schema/point-transfers";
import { pointWallets } from "../schema/point-wallets";
import { SYSTEM_WALLETS } from "../wallet/model";

let walletId = "";
beforeAll(async () => {
  const user = await makePerson();
  const [wallet] = await db().insert(pointWallets).values({ userId: user.id }).returning();
  walletId = wallet?.id as string;
});

/** The code of PostgreSQL's refusal, or `ok`. */
async function answer(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return "ok";
  } catch (error) {
    return pgError(error)?.code ?? String(error);
  }
}

/** Writes 5 points from the house with the given sides. */
const write = (sides: { walletId: string; amount: number; kind?: "gift" | "earn" }[]) => () =>
  inTx(testCtx(), async ({ db }) => {
    const id = uuidv7();
    const transfer = { id, fromWalletId: SYSTEM_WALLETS.issuance, toWalletId: walletId, amount: 5, key: id };
    await db.insert(pointTransfers).values({ ...transfer, kind: "adjustment" });
    for (const side of sides)
      await db.insert(pointMovements).values({ kind: "adjustment", ...side, transferId: id });
  });

test("a transfer commits with its two sides, and with nothing else", async () => {
  const [from, to] = [
    { walletId: SYSTEM_WALLETS.issuance, amount: -5 },
    { walletId, amount: 5 },
  ];
  const UNBALANCED = "23000";
  expect(await answer(write([from, to]))).toBe("ok");
  expect(await answer(write([]))).toBe(UNBALANCED);
  expect(await answer(write([from]))).toBe(UNBALANCED);
  expect(await answer(write([from, { walletId, amount: 6 }]))).toBe(UNBALANCED);
  expect(await answer(write([from, { walletId: SYSTEM_WALLETS.sink, amount: 5 }]))).toBe(UNBALANCED);
  expect(await answer(write([from, to, { walletId: SYSTEM_WALLETS.sink, amount: 5 }]))).toBe(UNBALANCED);
  expect(await answer(write([from, { ...to, kind: "gift" }]))).toBe(UNBALANCED);

  const [transfer] = await db().select().from(pointTransfers).limit(1);
  const late = { transferId: transfer?.id as string, kind: "adjustment" as const };
  const third = { ...late, walletId: SYSTEM_WALLETS.holding, amount: 1 };
  expect(await answer(() => db().insert(pointMovements).values(third))).toBe(UNBALANCED);
});

test("nothing in the book is changed or removed", async () => {
  await write([
    { walletId: SYSTEM_WALLETS.issuance, amount: -5 },
    { walletId, amount: 5 },
  ])();
  const RESTRICTED = "23001";
  for (const statement of [
    sql`update point_movements set amount = amount + 1`,
    sql`update point_transfers set reason = 'other'`,
    sql`delete from point_movements`,
    sql`delete from point_transfers`,
    sql`truncate point_movements`,
    sql`truncate point_transfers cascade`,
  ])
    expect(await answer(() => db().execute(statement))).toBe(RESTRICTED);
});

test("a balance below zero, and points cached by the house, are refused", async () => {
  const CHECK = "23514";
  expect(
    await answer(() => db().execute(sql`update point_wallets set balance = -1 where kind = 'user'`)),
  ).toBe(CHECK);
  expect(
    await answer(() => db().execute(sql`update point_wallets set balance = 1 where kind = 'system'`)),
  ).toBe(CHECK);
});
