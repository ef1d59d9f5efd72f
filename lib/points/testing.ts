import { sql } from "drizzle-orm";
import type { Ctx } from "../core/ctx";
import { inTx } from "../core/ctx";
import { db } from "../core/db";
import { uuidv7 } from "../core/ids";
import { fillPort } from "../core/ports";
import { domains, registerDomains } from "../core/registry";
import { testCtx } from "../core/testing/ctx";
import type { RoleKey } from "../identity/role/model";
import { actorOf, makePerson } from "../identity/testing/people";
import type { EarningEvent, HoldOwner } from "./registries";
import { pointWallets } from "./schema/point-wallets";
import { post } from "./transfer/post";
import { walletOf } from "./wallet/lock";
import { SYSTEM_WALLETS } from "./wallet/model";

/** What people were told, in order. */
export const told: { notice: string; people: readonly string[]; data: Record<string, unknown> }[] = [];

/** What owners of holds heard. */
export const ended: { id: string; how: string }[] = [];

export const EVENT = "campus.event_attended";
export const HOLD_KIND = "test.booking";

/** Registers an earning event and an owner of holds, as a higher domain would, and listens to notices. */
export function asHigherDomain(): void {
  const event: EarningEvent = { key: EVENT, name: "points.title", points: 10, dailyCap: 30 };
  const owner: HoldOwner = {
    kind: HOLD_KIND,
    describe: async (_ctx, ids) =>
      new Map(ids.map((id) => [id, { title: "A booking", url: `/bookings/${id}` }])),
    onEnded: async (_ctx, { id }, how) => void ended.push({ id, how }),
  };
  registerDomains([
    ...domains(),
    { name: "higher", messages: {}, gives: { earningEvents: [event], holdOwners: [owner] } },
  ]);
  fillPort("notify", async (_ctx, notice, people, data) => void told.push({ notice, people, data }));
}

/** A member of some weeks' standing with a balance, given by the house. */
export async function member(balance = 0, roles: RoleKey[] = []) {
  const user = await makePerson(roles, { createdAt: new Date(Date.now() - 30 * 86_400_000) });
  const ctx = testCtx(actorOf(user, roles));
  const wallet = await inTx(testCtx(), (tx) => walletOf(tx, user.id));
  if (balance) await endow(wallet.id, balance);
  return { user, ctx, walletId: wallet.id };
}
export type Member = Awaited<ReturnType<typeof member>>;

async function endow(walletId: string, amount: number): Promise<void> {
  const { issuance } = SYSTEM_WALLETS;
  await inTx(testCtx(), (tx) =>
    post(tx, {
      kind: "adjustment",
      from: issuance,
      to: walletId,
      amount,
      key: uuidv7(),
      reason: "For a test",
    }),
  );
}

/** What a wallet holds now. */
export async function balanceOf(walletId: string): Promise<number> {
  const { rows } = await db().execute<{ balance: string }>(
    sql`select balance from ${pointWallets} where id = ${walletId}`,
  );
  return Number(rows[0]?.balance);
}

/** More than the pool has connections, and few enough that none waits for one beyond its deadline. */
const AT_ONCE = 50;

/** Runs many works at once and counts how they ended: `ok`, or the code of their refusal. */
export async function outcomes(works: readonly (() => Promise<unknown>)[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const waiting = works.values();
  const worker = async () => {
    for (const work of waiting) {
      const code = await work().then(
        () => "ok",
        (error: { code?: string }) => error.code ?? String(error),
      );
      counts[code] = (counts[code] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return counts;
}

/** The context of a manager of points. */
export async function manager(role: RoleKey = "finance_manager"): Promise<Ctx> {
  return (await member(0, [role])).ctx;
}
