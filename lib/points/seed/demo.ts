import { eq, inArray, sql } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { uuidv7 } from "../../core/ids";
import { stream } from "../../core/stream";
import { recordStatus } from "../../core/transition";
import { users } from "../../identity/schema/users";
import { holdMachine } from "../hold/model";
import { pointHolds } from "../schema/point-holds";
import { pointRules } from "../schema/point-rules";
import { pointMovements, pointTransfers } from "../schema/point-transfers";
import { pointWallets } from "../schema/point-wallets";
import { SYSTEM_WALLETS, walletMachine } from "../wallet/model";
import { Ledger } from "./ledger";

const DAY = 86_400_000;
const { issuance, holding, sink } = SYSTEM_WALLETS;
const EARNINGS = 300;
const GIFTS = 25;

type Event = { at: number } & (
  | { kind: "earn"; wallet: string; rule: string; event: string; amount: number }
  | { kind: "gift"; from: string; to: string; amount: number }
);

/** Writes three months of earnings, gifts, holds and corrections; a second run adds nothing. Answers how many. */
export async function seedBook(ctx: Ctx): Promise<number> {
  return inTx(ctx, async (tx) => {
    const [known] = await tx.db.select({ id: pointTransfers.id }).from(pointTransfers).limit(1);
    if (known) return 0;
    const people = await tx.db
      .select({ id: pointWallets.id, username: users.username, userId: users.id })
      .from(pointWallets)
      .innerJoin(users, eq(users.id, pointWallets.userId))
      .where(sql`${users.status} = 'active' and ${users.email}::text like '%@guildhall.example'`)
      .orderBy(users.createdAt, users.username);
    const walletOf = (username: string) =>
      people.find((p) => p.username === username)?.id ?? people[0]?.id ?? "";
    const ledger = new Ledger();
    for (const event of await eventsOf(
      tx,
      people.map((p) => p.id),
      walletOf("student.demo"),
    )) {
      const at = new Date(event.at);
      if (event.kind === "earn")
        ledger.move(at, {
          kind: "earn",
          fromWalletId: issuance,
          toWalletId: event.wallet,
          amount: event.amount,
          key: `earn:${event.rule}:${uuidv7(event.at)}`,
          ruleId: event.rule,
          sourceKind: event.event,
          sourceId: uuidv7(event.at),
        });
      else if (event.from !== event.to && ledger.balance(event.from) >= event.amount)
        ledger.move(at, {
          kind: "gift",
          fromWalletId: event.from,
          toWalletId: event.to,
          amount: event.amount,
          key: `gift:${uuidv7(event.at)}`,
        });
    }
    const manager = people.find((p) => p.username === "finance.lead")?.userId ?? null;
    correct(ledger, walletOf("student.demo"), manager);
    const holds = keepBack(
      ledger,
      [...people].sort((a, b) => ledger.balance(b.id) - ledger.balance(a.id)),
    );
    await tx.db.insert(pointHolds).values(holds);
    await tx.db.insert(pointTransfers).values(ledger.transfers);
    await tx.db.insert(pointMovements).values(ledger.movements);
    for (const [id, balance] of ledger.balances)
      await tx.db.update(pointWallets).set({ balance, updatedAt: new Date() }).where(eq(pointWallets.id, id));
    for (const hold of holds) {
      await recordStatus(tx, holdMachine.entity, hold.id, null, "open");
      if (hold.status !== "open") await recordStatus(tx, holdMachine.entity, hold.id, "open", hold.status);
    }
    await showSome(
      tx,
      people.filter((p) => p.username !== "student.demo").map((p) => p.id),
    );
    await freezeOne(tx, walletOf("provider.demo"));
    tx.audit({ action: "points.book.seed", changes: { transfers: ledger.transfers.length } });
    return ledger.transfers.length;
  });
}

/** Earnings and gifts of the last ninety days in the order of time; `shown` is the wallet that earns most. */
async function eventsOf(ctx: Ctx, wallets: string[], shown: string): Promise<Event[]> {
  const rules = await ctx.db.select().from(pointRules).orderBy(pointRules.eventKey);
  const next = stream(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const start = Date.now() - 90 * DAY;
  const events: Event[] = [];
  for (let n = 0; n < EARNINGS; n++) {
    const rule = pick(rules);
    const amount = rule.maxPoints && next() > 0.5 ? rule.maxPoints : rule.points;
    // The demo student is shown most often, so that the first statement anybody opens has something to read.
    const wallet = n % 12 === 0 ? shown : pick(wallets);
    events.push({
      at: start + next() * 86 * DAY,
      kind: "earn",
      wallet,
      rule: rule.id,
      event: rule.eventKey,
      amount,
    });
  }
  for (let n = 0; n < GIFTS; n++) {
    const amount = 5 * (1 + Math.floor(next() * 6));
    events.push({
      at: start + (30 + next() * 56) * DAY,
      kind: "gift",
      from: pick(wallets),
      to: pick(wallets),
      amount,
    });
  }
  return events.sort((a, b) => a.at - b.at);
}

/** Two adjustments and a reversal, by a manager. */
function correct(ledger: Ledger, wallet: string, manager: string | null): void {
  const by = { createdById: manager };
  const at = (days: number) => new Date(Date.now() - days * DAY);
  const reason = "The open day was not entered in time";
  const given = { kind: "adjustment" as const, fromWalletId: issuance, toWalletId: wallet, ...by };
  ledger.move(at(3.6), { ...given, amount: 40, key: `adjust:${uuidv7()}`, reason });
  const wrong = ledger.move(at(3.5), {
    ...given,
    amount: 25,
    key: `adjust:${uuidv7()}`,
    reason: "Helped at the loom fair",
  });
  ledger.move(at(3.4), {
    kind: "reversal",
    fromWalletId: wallet,
    toWalletId: issuance,
    amount: 25,
    key: `reverse:${wrong}`,
    reversesId: wrong,
    reason: "Entered for the wrong person",
    ...by,
  });
}

/** Six holds in every state, of the people with the most points. */
function keepBack(ledger: Ledger, richest: readonly { id: string }[]) {
  const plan = [
    ["open", 60],
    ["open", 30],
    ["captured", 50],
    ["captured", 40],
    ["released", 20],
    ["expired", 25],
  ] as const;
  return plan.map(([status, amount], i) => {
    const payer = richest[i % 4]?.id as string;
    const payee = richest[richest.length - 1 - i]?.id as string;
    const made = new Date(Date.now() - (3 - i * 0.3) * DAY);
    const settled = new Date(made.getTime() + 0.2 * DAY);
    const id = uuidv7(made.getTime());
    const source = { sourceKind: "mentoring.session", sourceId: uuidv7(made.getTime()) };
    const facts = { amount, holdId: id, reason: "An hour with a mentor", ...source };
    ledger.move(made, {
      kind: "hold",
      fromWalletId: payer,
      toWalletId: holding,
      key: `hold:${id}`,
      ...facts,
    });
    if (status === "captured")
      ledger.move(settled, {
        kind: "capture",
        fromWalletId: holding,
        toWalletId: i % 2 ? sink : payee,
        key: `capture:${id}`,
        ...facts,
      });
    if (status === "released" || status === "expired")
      ledger.move(settled, {
        kind: "release",
        fromWalletId: holding,
        toWalletId: payer,
        key: `release:${id}`,
        ...facts,
      });
    return {
      id,
      walletId: payer,
      payeeWalletId: i % 2 ? null : payee,
      amount,
      captured: status === "captured" ? amount : 0,
      status,
      ...source,
      reason: facts.reason,
      createdAt: made,
      expiresAt: new Date(made.getTime() + (status === "open" ? 14 : 3) * DAY),
      settledAt: status === "open" ? null : settled,
    };
  });
}

/** Every fourth person wants to be seen on the list of the month. */
async function showSome(ctx: Ctx, wallets: readonly string[]): Promise<void> {
  const some = wallets.filter((_, i) => i % 4 === 1);
  await ctx.db.update(pointWallets).set({ onLeaderboard: true }).where(inArray(pointWallets.id, some));
}

async function freezeOne(ctx: Ctx, walletId: string): Promise<void> {
  const reason = "Two accounts gave each other points in turns";
  await ctx.db
    .update(pointWallets)
    .set({ status: "frozen", freezeReason: reason })
    .where(inArray(pointWallets.id, [walletId]));
  await recordStatus(ctx, walletMachine.entity, walletId, "open", "frozen", { text: reason });
}
