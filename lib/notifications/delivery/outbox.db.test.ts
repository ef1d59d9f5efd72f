import { expect, test } from "vitest";
import { inTx } from "../../core/ctx";
import { mail } from "../../core/mail";
import { testCtx } from "../../core/testing/ctx";
import { asPerson } from "../../identity/testing/people";
import { outboxList } from "./list";
import { allDeliveries, listOutbox, type OutboxRow } from "./queries";

const link = "https://guildhall.example/reset?token=do-not-tell";

test("an export of the outbox misses no message of one transaction, and tells no text of any", async () => {
  const { user, ctx } = await asPerson(["support_admin"]);
  await inTx(testCtx(), async (tx) => {
    for (const n of [1, 2, 3, 4, 5])
      await mail(tx, {
        to: n === 5 ? `other-${user.email}` : user.email,
        template: "identity.mail.reset",
        data: { name: "Ada", url: link },
        locale: "en",
        dedupe: `outbox-test:${user.id}:${n}`,
      });
  });
  const { filters } = outboxList.parse({ q: user.email });
  const rows: OutboxRow[] = [];
  for await (const batch of allDeliveries(ctx, filters, 2)) rows.push(...batch);
  const listed = await listOutbox(ctx, outboxList.parse({ q: user.email }));
  expect(rows.map((row) => row.id).toSorted()).toEqual(listed.rows.map((row) => row.id).toSorted());
  expect(rows).toHaveLength(4);
  expect(new Set(rows.map((row) => row.recipient))).toEqual(new Set([user.email]));
  expect(JSON.stringify(rows)).not.toContain("do-not-tell");
});
