import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { inTx } from "../../core/ctx";
import { db } from "../../core/db";
import { uuidv7 } from "../../core/ids";
import { testCtx } from "../../core/testing/ctx";
import { SignUpInput } from "../../identity/account/model";
import { signUp } from "../../identity/account/sign-up";
import { announceNewAccount } from "../../identity/registries";
import { users } from "../../identity/schema/users";
import { asPerson, device, makePerson } from "../../identity/testing/people";
import { pointWallets } from "../schema/point-wallets";
import { openMissingWallets, openWallet } from "./open";
import { getOwnWallet } from "./queries";

const input = (username: string) =>
  SignUpInput.parse({
    username,
    email: `${username}@example.test`,
    password: "four candles and a lamp",
    firstName: "Nora",
    role: "student",
    terms: true,
  });

test("whoever signs up has a wallet from the first moment", async () => {
  const login = await signUp(testCtx(), input("walletowner"), device());
  const userId = login?.userId ?? "";
  const rows = await db().select().from(pointWallets).where(eq(pointWallets.userId, userId));
  expect(rows).toMatchObject([{ kind: "user", balance: 0, status: "open", onLeaderboard: false }]);
});

test("a sign-up that fails after the wallet leaves neither user nor wallet", async () => {
  const id = uuidv7();
  const broken = inTx(testCtx(), async (tx) => {
    await tx.db.insert(users).values({ id, username: "neverthere", email: "neverthere@example.test" });
    await announceNewAccount(tx, id);
    expect(await tx.db.select().from(pointWallets).where(eq(pointWallets.userId, id))).toHaveLength(1);
    throw new Error("the connection was lost");
  });
  await expect(broken).rejects.toThrow("the connection was lost");
  expect(await db().select().from(users).where(eq(users.id, id))).toEqual([]);
  expect(await db().select().from(pointWallets).where(eq(pointWallets.userId, id))).toEqual([]);
});

test("missing wallets are made once, by however many at a time", async () => {
  const people = await Promise.all(Array.from({ length: 5 }, () => makePerson()));
  await Promise.all([
    ...Array.from({ length: 4 }, () => openMissingWallets(testCtx())),
    ...people.map((person) => inTx(testCtx(), (tx) => openWallet(tx, person.id))),
  ]);
  for (const person of people)
    expect(await db().select().from(pointWallets).where(eq(pointWallets.userId, person.id))).toHaveLength(1);
  expect(await openMissingWallets(testCtx())).toBe(0);
});

test("a wallet is read by its owner alone", async () => {
  const [one, two] = [await asPerson(), await asPerson()];
  await openMissingWallets(testCtx());
  await db().update(pointWallets).set({ balance: 40 }).where(eq(pointWallets.userId, one.user.id));
  expect(await getOwnWallet(one.ctx)).toMatchObject({ available: 40, held: 0, status: "open" });
  expect(await getOwnWallet(two.ctx)).toMatchObject({ available: 0, held: 0, status: "open" });
  expect(await getOwnWallet(testCtx())).toBeNull();
});
