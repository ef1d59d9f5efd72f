import { eq, inArray } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { type Ctx, jobCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { testCtx } from "../../core/testing/ctx";
import { outcome } from "../../identity/testing/people";
import { createDraft, saveDraft } from "../publishable/draft-commands";
import { publish, schedule } from "../publishable/publish-commands";
import { publishDue } from "../publishable/publish-due";
import { getEditor } from "../publishable/queries";
import { posts } from "../schema/posts";
import { slugRedirects } from "../schema/redirects";
import { postInput, publisher, stranger, writer } from "../testing";
import * as commands from "./commands";
import { CategoryInput } from "./model";
import { listCategories } from "./queries";

let boss: Ctx;
beforeAll(async () => {
  boss = (await publisher()).ctx;
});

const kind = "post_category" as const;
const input = (name: string, parts = {}) => CategoryInput.parse({ kind, name, ...parts });

test("only publishers manage categories", async () => {
  const { id } = await commands.createCategory(boss, input("Guarded"));
  for (const ctx of [(await writer()).ctx, (await stranger()).ctx, testCtx()]) {
    expect(await outcome(() => commands.createCategory(ctx, input("Theirs")))).toBe("forbidden");
    expect(await outcome(() => commands.updateCategory(ctx, { ...input("Theirs"), id }))).toBe("forbidden");
    expect(await outcome(() => commands.deleteCategory(ctx, { kind, id }))).toBe("forbidden");
    expect(await outcome(() => commands.mergeCategories(ctx, { kind, from: id, into: id }))).toBe(
      "forbidden",
    );
    expect(await outcome(() => commands.orderCategories(ctx, { kind, ids: [id] }))).toBe("forbidden");
  }
  expect(await outcome(async () => listCategories((await stranger()).ctx, kind))).toBe("forbidden");
});

test("names and addresses are taken once", async () => {
  await commands.createCategory(boss, input("Кухня"));
  expect(await outcome(() => commands.createCategory(boss, input("КУХНЯ", { slug: "other" })))).toBe(
    "conflict",
  );
  await expect(commands.createCategory(boss, input("Kitchen", { slug: "kukhnya" }))).rejects.toMatchObject({
    fields: { slug: { params: { proposal: "kukhnya-2" } } },
  });
});

test("a used category stays; merging moves its rows, drafts and path", async () => {
  const from = await commands.createCategory(boss, input("Old desk"));
  const into = await commands.createCategory(boss, input("New desk"));
  const post = await createDraft(boss, { kind: "post", data: postInput({ categoryId: from.id }), note: "" });
  await publish(boss, { kind: "post", id: post.id, version: 1 });
  await expect(commands.deleteCategory(boss, { kind, id: from.id })).rejects.toMatchObject({
    code: "conflict",
    params: { count: 1 },
  });
  expect(await outcome(() => commands.mergeCategories(boss, { kind, from: from.id, into: from.id }))).toBe(
    "invalid",
  );
  await commands.updateCategory(boss, { ...input("Older desk", { slug: "older-desk" }), id: from.id });
  expect(await commands.mergeCategories(boss, { kind, from: from.id, into: into.id })).toEqual({ moved: 1 });
  const [row] = await db().select().from(posts).where(eq(posts.id, post.id));
  expect(row?.categoryId).toBe(into.id);
  const editor = await getEditor(boss, "post", post.id);
  expect(editor).toMatchObject({ version: 2, data: { categoryId: into.id }, missing: [] });
  const redirects = await db().select().from(slugRedirects).where(eq(slugRedirects.targetId, into.id));
  expect(redirects.map((r) => r.fromPath).sort()).toEqual([
    "/posts/category/old-desk",
    "/posts/category/older-desk",
  ]);
});

test("merging keeps what is scheduled, and what is public without a newer draft stays so", async () => {
  const from = await commands.createCategory(boss, input("Leaving"));
  const into = await commands.createCategory(boss, input("Staying"));
  const make = async (title: string) => {
    const data = postInput({ title, categoryId: from.id });
    return { data, ...(await createDraft(boss, { kind: "post", data, note: "" })) };
  };
  const soon = new Date(Date.now() + 300_000).toISOString();
  const [live, planned, behind] = [await make("Live"), await make("Planned"), await make("Frozen")];
  await publish(boss, { kind: "post", id: live.id, version: 1 });
  for (const { id } of [planned, behind])
    await schedule(boss, { kind: "post", id, version: 1, publishAt: soon });
  const newer = { ...behind.data, title: "Newer draft" };
  await saveDraft(boss, { kind: "post", id: behind.id, baseVersion: 1, data: newer, note: "" });
  await commands.mergeCategories(boss, { kind, from: from.id, into: into.id });
  const editor = await getEditor(boss, "post", live.id);
  expect(editor?.liveVersion).toBe(editor?.version);
  await db()
    .update(posts)
    .set({ publishAt: new Date(Date.now() - 1000) })
    .where(inArray(posts.id, [planned.id, behind.id]));
  await publishDue(jobCtx("content.publish-due"));
  const rows = await db()
    .select({ title: posts.title, status: posts.status, categoryId: posts.categoryId })
    .from(posts)
    .where(inArray(posts.id, [planned.id, behind.id]))
    .orderBy(posts.title);
  expect(rows).toEqual([
    { title: "Frozen", status: "published", categoryId: into.id },
    { title: "Planned", status: "published", categoryId: into.id },
  ]);
  expect(await getEditor(boss, "post", behind.id)).toMatchObject({
    title: "Newer draft",
    data: { categoryId: into.id },
    missing: [],
  });
  const planEditor = await getEditor(boss, "post", planned.id);
  expect(planEditor?.liveVersion).toBe(planEditor?.version);
});

test("the order is set as a whole", async () => {
  const all = (await listCategories(boss, kind)).map((c) => c.id);
  const ids = [...all].reverse();
  await commands.orderCategories(boss, { kind, ids });
  expect((await listCategories(boss, kind)).map((c) => c.id)).toEqual(ids);
  expect(await outcome(() => commands.orderCategories(boss, { kind, ids: ids.slice(1) }))).toBe("conflict");
  expect(
    await outcome(() => commands.orderCategories(boss, { kind, ids: [...ids.slice(1), ids[1] as string] })),
  ).toBe("conflict");
});
