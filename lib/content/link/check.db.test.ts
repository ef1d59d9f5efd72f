import { expect, test } from "vitest";
import { jobCtx } from "../../core/ctx";
import { outcome } from "../../identity/testing/people";
import { createDraft, saveDraft } from "../publishable/draft-commands";
import { publish } from "../publishable/publish-commands";
import { postInput, publisher, stranger } from "../testing";
import { checkLinks } from "./check";
import { listBrokenLinks } from "./queries";

test("names links that lead nowhere until they are put right", async () => {
  const { ctx } = await publisher();
  const kind = "post" as const;
  const there = await createDraft(ctx, { kind, data: postInput({ slug: "here-i-am" }), note: "" });
  await publish(ctx, { kind, id: there.id, version: 1 });
  const body =
    "[ok](/posts/here-i-am) [list](/posts) [gone](/posts/nowhere) [page](/lost?x=1) ![f](/files/0198c0de-0000-7000-8000-000000000001/x.png)";
  const { id } = await createDraft(ctx, {
    kind,
    data: postInput({ title: "Full of links", body }),
    note: "",
  });
  await publish(ctx, { kind, id, version: 1 });
  await checkLinks(jobCtx("content.links"));
  const found = await listBrokenLinks(ctx);
  expect(found.map((link) => link.href).sort()).toEqual([
    "/files/0198c0de-0000-7000-8000-000000000001/x.png",
    "/lost?x=1",
    "/posts/nowhere",
  ]);
  expect(found[0]).toMatchObject({ kind, id, title: "Full of links" });
  await saveDraft(ctx, {
    kind,
    id,
    baseVersion: 1,
    data: postInput({ body: "[ok](/posts/here-i-am)" }),
    note: "",
  });
  await publish(ctx, { kind, id, version: 2 });
  await checkLinks(jobCtx("content.links"));
  expect(await listBrokenLinks(ctx)).toEqual([]);
  expect(await outcome(async () => listBrokenLinks((await stranger()).ctx))).toBe("forbidden");
});
