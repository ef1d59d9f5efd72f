import { beforeAll, expect, test } from "vitest";
import { inTx } from "../../core/ctx";
import { uuidv7 } from "../../core/ids";
import type { ImportRow } from "../../core/imports/kind";
import { testCtx } from "../../core/testing/ctx";
import { actorOf } from "../../identity/testing/people";
import { asHigherDomain, balanceOf, manager, member, told } from "../testing";
import { applyGrants, startGrants } from "./commands";
import { planGrants } from "./plan";

beforeAll(asHigherDomain);
const job = testCtx({ kind: "job", name: "core.run-import" });
const REASON = "Showed visitors around";
const rowsOf = (...rows: Record<string, string>[]): ImportRow[] =>
  rows.map((values, i) => ({ line: i + 2, values }));
const row = (person: string, points: string, key = `k-${uuidv7()}`, reason = REASON) => ({
  key,
  person,
  points,
  reason,
});
const faults = async (...rows: Record<string, string>[]) =>
  (await planGrants(job, rowsOf(...rows))).map((plan) => plan.faults.map((f) => f.key));

test("each row gives once by its key, and its owner is told why", async () => {
  const [boss, a, b] = [await member(0, ["finance_manager"]), await member(), await member()];
  const rows = rowsOf(row(a.user.username, "25"), row(`@${b.user.email}`, "10"));
  const give = () => inTx(job, (tx) => applyGrants(tx, rows, boss.user.id));
  expect(await give()).toEqual(["created", "created"]);
  expect(await give()).toEqual(["unchanged", "unchanged"]);
  await Promise.all(Array.from({ length: 5 }, give));
  expect([await balanceOf(a.walletId), await balanceOf(b.walletId)]).toEqual([25, 10]);
  expect(told.filter((t) => t.people.includes(a.user.id))).toEqual([
    { notice: "points.adjusted", people: [a.user.id], data: { points: 25, taken: 0, reason: REASON } },
  ]);
});

test("what is wrong with a row is told; nobody gives to themselves", async () => {
  const [boss, a] = [await member(0, ["finance_manager"]), await member()];
  const known = row(a.user.username, "5");
  await inTx(job, (tx) => applyGrants(tx, rowsOf(known), boss.user.id));
  expect(
    await faults(
      row("nobody.by.this.name", "5"),
      row(a.user.username, "0"),
      row(a.user.username, "1e2"),
      row(a.user.username, "1001"),
      row(a.user.username, "5", "a b"),
      row(a.user.username, "5", undefined, "short"),
      { ...known, points: "6" },
      known,
    ),
  ).toEqual([
    ["points.grants.nobody"],
    ["points.errors.number"],
    ["points.errors.number"],
    ["points.errors.tooMany"],
    ["points.grants.keyFormat"],
    ["points.errors.reason"],
    ["points.errors.keyReused"],
    [],
  ]);
  await expect(
    inTx(job, (tx) => applyGrants(tx, rowsOf(row(boss.user.username, "5")), boss.user.id)),
  ).rejects.toMatchObject({ code: "forbidden" });
});

test("a stranger starts nothing, and a manager is asked for the password", async () => {
  const importId = uuidv7();
  await expect(startGrants((await member()).ctx, { importId })).rejects.toMatchObject({ code: "forbidden" });
  const { user } = await member(0, ["finance_manager"]);
  const stale = testCtx(actorOf(user, ["finance_manager"], { reauthenticatedAt: null }));
  await expect(startGrants(stale, { importId })).rejects.toMatchObject({ code: "forbidden" });
  await expect(startGrants(await manager(), { importId })).rejects.toMatchObject({ code: "not_found" });
});
