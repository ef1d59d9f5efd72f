import { beforeAll, expect, test } from "vitest";
import { inTx } from "../../core/ctx";
import { uuidv7 } from "../../core/ids";
import { testCtx } from "../../core/testing/ctx";
import { actorOf, makePerson } from "../../identity/testing/people";
import { auditEntries, neighboursOf } from "./compare";
import { auditList } from "./list";
import { getAudit, listAudit } from "./queries";

const ctx = testCtx();
const targetId = uuidv7();
let seqs: number[];

beforeAll(async () => {
  for (const id of [targetId, uuidv7(), targetId, targetId])
    await inTx(ctx, async (tx) =>
      tx.audit({
        action: "test.act",
        targetType: "test.thing",
        targetId: id,
        changes: { title: ["Oak", id] },
      }),
    );
  const { rows } = await listAudit(ctx, auditList.parse({ target: targetId }));
  seqs = rows.map((row) => row.seq).sort((a, b) => a - b);
});

test("two entries come with the older first, whatever is missing", async () => {
  const [one, , three] = seqs as [number, number, number];
  expect((await auditEntries(ctx, [three, one])).map((row) => row?.seq)).toEqual([one, three]);
  expect(await auditEntries(ctx, [three, undefined])).toHaveLength(1);
  expect((await auditEntries(ctx, [one, 9_999_999])).map((row) => row?.seq ?? null)).toEqual([one, null]);
  expect(await auditEntries(ctx, [undefined, undefined])).toEqual([]);
});

test("whoever an entry names is known by name, also in its changes", async () => {
  const [by, on, third] = [await makePerson(), await makePerson(), await makePerson()];
  const thing = uuidv7();
  await inTx(testCtx(actorOf(by)), async (tx) =>
    tx.audit({
      action: "test.act",
      targetType: "identity.user",
      targetId: on.id,
      changes: { mentor: [null, third.id], thing, words: "no id" },
    }),
  );
  const { rows } = await listAudit(ctx, auditList.parse({ target: on.id }));
  const entry = await getAudit(ctx, rows[0]?.seq ?? 0);
  const name = (user: typeof by) => `${user.firstName} ${user.lastName}`;
  expect(entry?.people).toEqual({ [by.id]: name(by), [on.id]: name(on), [third.id]: name(third) });
});

test("an entry's neighbours are those of the same thing", async () => {
  const [one, two, three] = seqs as [number, number, number];
  const of = (seq: number) => neighboursOf(ctx, { seq, targetType: "test.thing", targetId });
  expect(await of(one)).toEqual({ before: null, after: two });
  expect(await of(two)).toEqual({ before: one, after: three });
  expect(await of(three)).toEqual({ before: two, after: null });
  expect(await neighboursOf(ctx, { seq: two, targetType: null, targetId: null })).toEqual({
    before: null,
    after: null,
  });
});
