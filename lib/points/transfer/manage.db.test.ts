import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "../../core/db";
import { uuidv7 } from "../../core/ids";
import { auditLogs } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { actorOf, outcome } from "../../identity/testing/people";
import { sendGift } from "../gift/commands";
import { capture, hold } from "../hold/commands";
import { prove, requestProof } from "../proof/commands";
import { countBook } from "../proof/count";
import { createRule, editRule, switchRule } from "../rule/commands";
import { EditRuleInput, NewRuleInput } from "../rule/model";
import { pointRules } from "../schema/point-rules";
import { pointTransfers } from "../schema/point-transfers";
import { pointWallets } from "../schema/point-wallets";
import {
  asHigherDomain,
  balanceOf,
  EVENT,
  HOLD_KIND,
  type Member,
  manager,
  member,
  outcomes,
  told,
} from "../testing";
import { closeWallet, freezeWallet, unfreezeWallet } from "../wallet/commands";
import { adjust, reverse } from "./commands";
import type { AdjustInput } from "./model";

beforeAll(asHigherDomain);

let person: Member;
let boss: Awaited<ReturnType<typeof manager>>;
beforeEach(async () => {
  [person, boss] = [await member(100), await manager()];
});
const reason = "Counted twice at the door";
const change = (parts: Partial<AdjustInput> = {}): AdjustInput => ({
  userId: person.user.id,
  direction: "give",
  amount: 20,
  reason,
  key: uuidv7(),
  ...parts,
});
const gift = (to: Member, amount: number) =>
  sendGift(person.ctx, { username: to.user.username, amount, message: "", key: uuidv7() });

test("a manager gives and takes, with a reason the owner reads; the same attempt counts once", async () => {
  const input = change();
  expect(await outcomes(Array.from({ length: 10 }, () => () => adjust(boss, input)))).toEqual({ ok: 10 });
  await adjust(boss, change({ direction: "take", amount: 50 }));
  expect(await balanceOf(person.walletId)).toBe(70);
  expect(told.filter((t) => t.people[0] === person.user.id).map((t) => t.data)).toEqual([
    { points: 20, taken: 0, reason },
    { points: -50, taken: 50, reason },
  ]);
  await expect(adjust(boss, change({ direction: "take", amount: 71 }))).rejects.toMatchObject({
    params: { balance: 70, amount: 71 },
  });
});

test("the wallets of others are a manager's, one's own is nobody's", async () => {
  const own = await member(100, ["finance_manager"]);
  const given = await gift(await member(), 10);
  const strangers = [person.ctx, testCtx(), await manager("content_manager"), await manager("support_admin")];
  for (const ctx of strangers) {
    expect(await outcome(() => adjust(ctx, change()))).toBe("forbidden");
    expect(await outcome(() => reverse(ctx, { transferId: given.id, reason }))).toBe("forbidden");
    expect(await outcome(() => freezeWallet(ctx, { userId: person.user.id, reason }))).toBe("forbidden");
    expect(await outcome(() => unfreezeWallet(ctx, { userId: person.user.id }))).toBe("forbidden");
    expect(await outcome(() => requestProof(ctx))).toBe("forbidden");
  }
  const mine = await sendGift(own.ctx, {
    username: person.user.username,
    amount: 5,
    message: "",
    key: uuidv7(),
  });
  expect(await outcome(() => adjust(own.ctx, change({ userId: own.user.id })))).toBe("forbidden");
  expect(await outcome(() => reverse(own.ctx, { transferId: mine.id, reason }))).toBe("forbidden");
  expect(await outcome(() => freezeWallet(own.ctx, { userId: own.user.id, reason }))).toBe("forbidden");
});

test("adjusting asks for the password; more than a thousand is a super admin's", async () => {
  const stale = await member(0, ["finance_manager"]);
  const ctx = testCtx(actorOf(stale.user, ["finance_manager"], { reauthenticatedAt: null }));
  await expect(adjust(ctx, change())).rejects.toMatchObject({ messageKey: "identity.error.stepUp" });
  expect(await outcome(() => adjust(boss, change({ amount: 1001 })))).toBe("forbidden");
  await adjust(await manager("super_admin"), change({ amount: 1001 }));
  expect(await balanceOf(person.walletId)).toBe(1101);
});

test("a transfer is reversed once, whole, with both told", async () => {
  const friend = await member();
  const { id } = await gift(friend, 30);
  const works = Array.from({ length: 8 }, () => () => reverse(boss, { transferId: id, reason }));
  expect(await outcomes(works)).toEqual({ ok: 1, conflict: 7 });
  expect([await balanceOf(person.walletId), await balanceOf(friend.walletId)]).toEqual([100, 0]);
  const heard = told.filter((t) => t.notice === "points.reversed" && t.data.reason === reason);
  expect(heard.slice(-2).map((t) => [t.people[0], t.data.points])).toEqual(
    expect.arrayContaining([
      [person.user.id, 30],
      [friend.user.id, -30],
    ]),
  );
});

test("a reversal names what is left, and final kinds are not reversed", async () => {
  const friend = await member();
  const { id } = await gift(friend, 30);
  await adjust(boss, change({ userId: friend.user.id, direction: "take", amount: 25 }));
  await expect(reverse(boss, { transferId: id, reason })).rejects.toMatchObject({
    code: "conflict",
    params: { balance: 5, amount: 30 },
  });
  await adjust(boss, change({ userId: friend.user.id, amount: 25 }));
  const back = await reverse(boss, { transferId: id, reason });
  expect(await outcome(() => reverse(boss, { transferId: back.id, reason }))).toBe("conflict");
  expect(await outcome(() => reverse(boss, { transferId: uuidv7(), reason }))).toBe("not_found");
  await closeWallet(testCtx(), friend.user.id);
  const kept = await hold(testCtx(), person.user.id, 5, { kind: HOLD_KIND, id: uuidv7() }, { reason });
  const [holding] = await db().select().from(pointTransfers).where(eq(pointTransfers.holdId, kept.id));
  expect(await outcome(() => reverse(boss, { transferId: holding?.id as string, reason }))).toBe("conflict");
});

test("a captured hold is reversed to who paid, and the held sum stays right", async () => {
  const payee = await member();
  const source = { kind: HOLD_KIND, id: uuidv7() };
  const kept = await hold(testCtx(), person.user.id, 40, source, { payee: payee.user.id, reason });
  await capture(testCtx(), HOLD_KIND, kept.id);
  const [paid] = await db()
    .select()
    .from(pointTransfers)
    .where(eq(pointTransfers.key, `capture:${kept.id}`));
  await reverse(boss, { transferId: paid?.id as string, reason });
  expect([await balanceOf(person.walletId), await balanceOf(payee.walletId)]).toEqual([100, 0]);
  expect((await countBook()).differences).toEqual([]);
});

test("a wallet is frozen and freed, and its owner told why", async () => {
  await freezeWallet(boss, { userId: person.user.id, reason });
  expect(await outcome(() => freezeWallet(boss, { userId: person.user.id, reason }))).toBe("conflict");
  const friend = await member();
  expect(await outcome(() => gift(friend, 1))).toBe("conflict");
  await unfreezeWallet(boss, { userId: person.user.id });
  await gift(friend, 1);
  const mine = told.filter((t) => t.people[0] === person.user.id).map((t) => t.notice);
  expect(mine).toEqual(["points.frozen", "points.unfrozen"]);
});

test("a balance that disagrees with its movements is found, frozen, told, and left as it is", async () => {
  expect((await prove(testCtx({ kind: "job", name: "points.prove-book" }))).differences).toEqual([]);
  await db().update(pointWallets).set({ balance: 107 }).where(eq(pointWallets.id, person.walletId));
  const { differences } = await prove(testCtx({ kind: "job", name: "points.prove-book" }));
  expect(differences).toEqual([{ kind: "balance", walletId: person.walletId, expected: 100, found: 107 }]);
  const [wallet] = await db().select().from(pointWallets).where(eq(pointWallets.id, person.walletId));
  expect(wallet).toMatchObject({ status: "frozen", balance: 107 });
  const alert = told.find((t) => t.notice === "points.proof_failed");
  expect(alert?.people).toContain((boss.actor as { id: string }).id);
  await db().update(pointWallets).set({ balance: 100 }).where(eq(pointWallets.id, person.walletId));
});

test("rules are a manager's: added for known events, changed, switched off, with what changed in the audit log", async () => {
  const [rule] = await db().select().from(pointRules).where(eq(pointRules.eventKey, EVENT));
  const id = rule?.id as string;
  const terms = EditRuleInput.parse({ id, points: "15", dailyCap: "45", totalCap: "" });
  for (const ctx of [person.ctx, testCtx(), await manager("support_admin")]) {
    expect(await outcome(() => editRule(ctx, terms))).toBe("forbidden");
    expect(await outcome(() => switchRule(ctx, { id, isActive: false }))).toBe("forbidden");
    expect(await outcome(() => createRule(ctx, NewRuleInput.parse({ eventKey: EVENT, points: 5 })))).toBe(
      "forbidden",
    );
  }
  await editRule(boss, terms);
  await switchRule(boss, { id, isActive: false });
  const [after] = await db().select().from(pointRules).where(eq(pointRules.id, id));
  expect(after).toMatchObject({ points: 15, dailyCap: 45, totalCap: null, isActive: false });
  const [entry] = await db().select().from(auditLogs).where(eq(auditLogs.action, "points.rule.edit"));
  expect(entry?.changes).toMatchObject({ points: [10, 15], dailyCap: [30, 45] });
  const again = NewRuleInput.parse({ eventKey: EVENT, points: 5 });
  await expect(createRule(boss, again)).rejects.toThrow();
  const unknown = NewRuleInput.parse({ eventKey: "nobody.reports_this", points: 5 });
  expect(await outcome(() => createRule(boss, unknown))).toBe("invalid");
  const bad = EditRuleInput.safeParse({ id, points: 10, maxPoints: 5, dailyCap: 4, endsAt: "" });
  expect(bad.error?.issues.map((issue) => issue.path[0])).toEqual(["maxPoints", "dailyCap"]);
});
