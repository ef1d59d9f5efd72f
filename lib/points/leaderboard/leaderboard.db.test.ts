import { beforeAll, expect, test } from "vitest";
import { inTx } from "../../core/ctx";
import { uuidv7 } from "../../core/ids";
import { testCtx } from "../../core/testing/ctx";
import { createRule } from "../rule/commands";
import { earn, unearn } from "../rule/earn";
import { NewRuleInput } from "../rule/model";
import { asHigherDomain, EVENT, manager, member } from "../testing";
import { closeWallet } from "../wallet/commands";
import { showOnLeaderboard } from "./commands";
import { leadersOf } from "./queries";

beforeAll(async () => {
  asHigherDomain();
  await createRule(await manager(), NewRuleInput.parse({ eventKey: EVENT, points: 10 })).catch(
    () => undefined,
  );
});

const attend = async (userId: string) => {
  const source = { kind: EVENT, id: uuidv7() };
  await inTx(testCtx(), (tx) => earn(tx, EVENT, userId, source, null));
  return source;
};
const shown = async (ids: string[], now = new Date()) =>
  (await leadersOf(testCtx(), now, "UTC"))
    .filter((leader) => ids.includes(leader.userId))
    .map((leader) => [leader.userId, leader.points]);

test("only who wants to is shown, with what rules paid this month and nobody took back", async () => {
  const [a, b, c] = [await member(500), await member(), await member()];
  const ids = [a, b, c].map((m) => m.user.id);
  await attend(a.user.id);
  await attend(b.user.id);
  const taken = await attend(b.user.id);
  const second = await attend(b.user.id);
  await attend(c.user.id);
  expect(await shown(ids)).toEqual([]);
  await showOnLeaderboard(a.ctx, { on: true });
  await showOnLeaderboard(b.ctx, { on: true });
  await inTx(testCtx(), (tx) => unearn(tx, taken));
  expect(second).toBeTruthy();
  expect(await shown(ids)).toEqual([
    [b.user.id, 20],
    [a.user.id, 10],
  ]);
  expect(await shown(ids, new Date(Date.now() + 40 * 86_400_000))).toEqual([]);
  await showOnLeaderboard(b.ctx, { on: false });
  await inTx(testCtx(), (tx) => closeWallet(tx, a.user.id));
  expect(await shown(ids)).toEqual([]);
  await expect(showOnLeaderboard(testCtx(), { on: true })).rejects.toMatchObject({ code: "unauthenticated" });
});
