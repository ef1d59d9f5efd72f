import { beforeAll, expect, test } from "vitest";
import { inTx } from "../../core/ctx";
import { uuidv7 } from "../../core/ids";
import { testCtx } from "../../core/testing/ctx";
import { changeVisibility } from "../../identity/person/commands";
import { sendGift } from "../gift/commands";
import { createRule } from "../rule/commands";
import { earn, unearn } from "../rule/earn";
import { NewRuleInput } from "../rule/model";
import { tags } from "../tags";
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

test("what was taken back in part counts for the rest, and nobody stands there with nothing", async () => {
  const [a, b, other] = [await member(), await member(), await member()];
  const spend = (m: typeof a, amount: number) =>
    sendGift(m.ctx, { username: other.user.username, amount, message: "", key: uuidv7() });
  for (const m of [a, b]) await showOnLeaderboard(m.ctx, { on: true });
  const [first] = [await attend(a.user.id), await attend(a.user.id)];
  await spend(a, 16);
  await inTx(testCtx(), (tx) => unearn(tx, first));
  const gone = await attend(b.user.id);
  await inTx(testCtx(), (tx) => unearn(tx, gone));
  // Of the first 10 points 4 were left to take back.
  expect(await shown([a.user.id, b.user.id])).toEqual([[a.user.id, 16]]);
});

test("a name leads to the person's page where visitors may open it", async () => {
  const people = [await member(), await member()];
  for (const { user, ctx } of people) {
    await attend(user.id);
    await showOnLeaderboard(ctx, { on: true });
  }
  const [open, closed] = people as [(typeof people)[0], (typeof people)[0]];
  await changeVisibility(open.ctx, "public");
  await changeVisibility(closed.ctx, "members");
  const leaders = await leadersOf(testCtx(), new Date(), "UTC");
  const pageOf = (id: string) => leaders.find((leader) => leader.userId === id)?.username;
  expect(pageOf(open.user.id)).toBe(open.user.username);
  expect(pageOf(closed.user.id)).toBeNull();
  // The list is made anew as soon as somebody closes their page.
  expect([...closed.ctx.pending.tags]).toContain(tags.leaders);
});
