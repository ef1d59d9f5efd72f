import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "../../core/ctx";
import { db } from "../../core/db";
import { testCtx } from "../../core/testing/ctx";
import { outcome } from "../../identity/testing/people";
import { countUnread } from "../../notifications/notification/queries";
import { notifications } from "../../notifications/schema/notifications";
import { PUBLISH_REQUESTED } from "../notices";
import { postInput, publisher, stranger, writer } from "../testing";
import { createDraft, saveDraft } from "./draft-commands";
import { archive, publish } from "./publish-commands";
import { requestPublish } from "./request-commands";

const kind = "post" as const;
let author: Ctx;
let boss: Awaited<ReturnType<typeof publisher>>;
beforeAll(async () => {
  author = (await writer()).ctx;
  boss = await publisher();
});
const draft = (parts = {}) => createDraft(author, { kind, data: postInput(parts), note: "" });
const told = (id: string) =>
  db()
    .select()
    .from(notifications)
    .where(
      and(
        eq(notifications.notice, PUBLISH_REQUESTED),
        eq(notifications.entityId, id),
        eq(notifications.userId, boss.user.id),
      ),
    );

test("only who may write asks, and not for what lacks something, is put away, or is public", async () => {
  const [whole, empty] = [await draft(), await draft({ body: "" })];
  const ask = (ctx: Ctx, id: string) => outcome(() => requestPublish(ctx, { kind, id, version: 1 }));
  for (const ctx of [(await stranger()).ctx, testCtx()]) expect(await ask(ctx, whole.id)).toBe("forbidden");
  expect(await ask(author, empty.id)).toBe("invalid");
  expect(await told(empty.id)).toEqual([]);
  await publish(boss.ctx, { kind, id: whole.id, version: 1 });
  expect(await ask(author, whole.id)).toBe("conflict");
  await archive(boss.ctx, { kind, id: whole.id });
  expect(await ask(author, whole.id)).toBe("conflict");
});

test("publishers hear of each version once, and no longer once it is public", async () => {
  const { id } = await draft({ title: "Ready" });
  const before = await countUnread(boss.ctx);
  const ask = (version: number) => requestPublish(author, { kind, id, version });
  await Promise.all([ask(1), ask(1), ask(1)]);
  expect(await told(id)).toMatchObject([{ link: `/admin/posts/${id}`, contextData: { title: "Ready" } }]);
  await saveDraft(author, { kind, id, baseVersion: 1, data: postInput({ title: "Readier" }), note: "" });
  await ask(2);
  expect(await told(id)).toHaveLength(2);
  expect(await countUnread(boss.ctx)).toBe(before + 2);
  await publish(boss.ctx, { kind, id, version: 2 });
  expect(await countUnread(boss.ctx)).toBe(before);
});
