import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { type Ctx, jobCtx } from "../../core/ctx";
import { countQueries, db } from "../../core/db";
import { testCtx } from "../../core/testing/ctx";
import { outcome } from "../../identity/testing/people";
import { contentOverview } from "../overview/queries";
import { readPosts } from "../post/catalog";
import { postList } from "../post/list";
import { listPosts } from "../post/queries";
import { posts } from "../schema/posts";
import { contentRevisions } from "../schema/revisions";
import { postInput, publisher, stranger, writer } from "../testing";
import * as bulk from "./bulk-commands";
import * as drafts from "./draft-commands";
import { CreateInput } from "./inputs";
import * as previews from "./preview-commands";
import { pruneVersions } from "./prune";
import * as publishing from "./publish-commands";
import { getEditor, getRevision, listRevisions } from "./queries";

let boss: Ctx;
let author: Ctx;
let outsider: Ctx;

beforeAll(async () => {
  boss = (await publisher()).ctx;
  author = (await writer()).ctx;
  outsider = (await stranger()).ctx;
});

const kind = "post" as const;
const create = (ctx: Ctx, parts = {}) => drafts.createDraft(ctx, { kind, data: postInput(parts), note: "" });
const rowOf = async (id: string) =>
  (await db().select().from(posts).where(eq(posts.id, id)))[0] as typeof posts.$inferSelect;
const save = (ctx: Ctx, id: string, baseVersion: number, parts = {}) =>
  drafts.saveDraft(ctx, { kind, id, baseVersion, data: postInput(parts), note: "" });
const inMinutes = (n: number) => new Date(Date.now() + n * 60_000).toISOString();
async function live(parts = {}) {
  const made = await create(boss, parts);
  await publishing.publish(boss, { kind, id: made.id, version: 1 });
  return made;
}
test("strangers and visitors are refused everywhere", async () => {
  const { id } = await live();
  const ref = { kind, id };
  const version = { ...ref, version: 1 };
  const acts: ((ctx: Ctx) => Promise<unknown>)[] = [
    (c) => create(c),
    (c) => save(c, id, 1),
    (c) => drafts.autosave(c, { ...ref, baseVersion: 1, data: {} }),
    (c) => drafts.discardAutosave(c, ref),
    (c) => drafts.restoreVersion(c, version),
    (c) => drafts.removeDraft(c, ref),
    (c) => publishing.publish(c, version),
    (c) => publishing.unpublish(c, ref),
    (c) => publishing.archive(c, ref),
    (c) => publishing.reopen(c, ref),
    (c) => publishing.schedule(c, { ...version, publishAt: inMinutes(5) }),
    (c) => publishing.cancelSchedule(c, ref),
    (c) => publishing.setUnpublishAt(c, { ...ref, unpublishAt: inMinutes(5) }),
    (c) => previews.makePreview(c, version),
    (c) => previews.revokePreviews(c, ref),
    (c) => bulk.bulkArchive(c, { kind, ids: [id] }),
    (c) => bulk.bulkPublish(c, { kind, ids: [id] }),
    (c) => bulk.bulkUnpublish(c, { kind, ids: [id] }),
    (c) => bulk.reorder(c, { kind, ids: [id] }),
    (c) => getEditor(c, kind, id),
    (c) => listRevisions(c, kind, id),
    (c) => getRevision(c, kind, id, 1),
    (c) => contentOverview(c),
    (c) => listPosts(c, postList.parse({})),
  ];
  for (const act of acts) {
    expect(await outcome(() => act(outsider))).toBe("forbidden");
    expect(await outcome(() => act(testCtx()))).toBe("forbidden");
  }
  const writersMayNot = acts.slice(6, 13).concat(acts.slice(15, 19));
  for (const act of writersMayNot) expect(await outcome(() => act(author))).toBe("forbidden");
});

describe("drafts", () => {
  test("make their slug once, of the title", async () => {
    const { id, slug } = await create(author, { title: "Как точить стамеску" });
    expect(slug).toBe("kak-tochit-stamesku");
    const saved = await save(author, id, 1, { title: "Another title" });
    expect(saved).toMatchObject({ slug, version: 2 });
    expect(await rowOf(id)).toMatchObject({
      slug,
      title: "Another title",
      status: "draft",
      publishedAt: null,
    });
  });

  test("a taken slug is refused with its owner and a free one", async () => {
    await create(author, { title: "Twice told" });
    const again = create(author, { title: "Twice told" });
    await expect(again).rejects.toMatchObject({
      code: "conflict",
      params: { owner: "Twice told", proposal: "twice-told-2" },
    });
    await expect(create(author, { title: "🙂" })).rejects.toMatchObject({ code: "invalid" });
  });

  test("twenty at once claim one slug: one row, nineteen conflicts", async () => {
    const title = "The last free bench";
    const results = await Promise.all(
      Array.from({ length: 20 }, () => outcome(() => create(author, { title }))),
    );
    expect(results.filter((r) => r === "ok")).toHaveLength(1);
    expect(results.filter((r) => r === "conflict")).toHaveLength(19);
    expect(await db().$count(posts, eq(posts.slug, "the-last-free-bench"))).toBe(1);
  });

  test("two saves from one version: one wins, the other gets both texts", async () => {
    const { id } = await create(author);
    const both = await Promise.allSettled([
      save(author, id, 1, { body: "mine" }),
      save(boss, id, 1, { body: "theirs" }),
    ]);
    expect(both.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = both.find((r) => r.status === "rejected") as PromiseRejectedResult;
    expect(lost.reason).toMatchObject({
      code: "conflict",
      messageKey: "content.errors.versionConflict",
      detail: { version: 2, theirs: { body: expect.any(String) }, yours: { body: expect.any(String) } },
    });
    expect(lost.reason.detail.theirs.body).not.toBe(lost.reason.detail.yours.body);
    expect(await listRevisions(boss, kind, id)).toHaveLength(2);
  });

  test("equal texts append nothing", async () => {
    const data = postInput();
    const { id } = await drafts.createDraft(author, { kind, data, note: "" });
    const again = await drafts.saveDraft(author, { kind, id, baseVersion: 1, data, note: "" });
    expect(again.version).toBe(1);
  });

  test("unfinished work is its author's alone and goes with a save", async () => {
    const { id } = await create(author);
    await drafts.autosave(author, { kind, id, baseVersion: 1, data: { title: "half a th" } });
    await drafts.autosave(author, { kind, id, baseVersion: 1, data: { title: "half a thought" } });
    expect((await getEditor(author, kind, id))?.autosave).toMatchObject({
      data: { title: "half a thought" },
      baseVersion: 1,
    });
    expect((await getEditor(boss, kind, id))?.autosave).toBeNull();
    await save(author, id, 1);
    expect((await getEditor(author, kind, id))?.autosave).toBeNull();
  });

  test("what a save holds already is not unfinished, though it is kept after the save", async () => {
    const { id } = await create(author);
    const parts = { title: "A whole thought", body: "To the end." };
    await save(author, id, 1, parts);
    const data = { title: parts.title, body: parts.body, authorName: "Priya Raman", slug: "" };
    const keep = (more: object) =>
      drafts.autosave(author, { kind, id, baseVersion: 1, data: { ...data, ...more } });
    await keep({});
    expect((await getEditor(author, kind, id))?.autosave).toBeNull();
    await keep({ body: "To the end, and on." });
    expect((await getEditor(author, kind, id))?.autosave).toMatchObject({ baseVersion: 1 });
  });

  test("authors delete their own, publishers any, nobody what was public", async () => {
    const mine = await create(author);
    const other = await create(boss);
    expect(await outcome(() => drafts.removeDraft(author, { kind, id: other.id }))).toBe("forbidden");
    await drafts.removeDraft(author, { kind, id: mine.id });
    expect(await rowOf(mine.id)).toBeUndefined();
    expect(await db().$count(contentRevisions, eq(contentRevisions.subjectId, mine.id))).toBe(0);
    const { id } = await live();
    await publishing.unpublish(boss, { kind, id });
    expect(await outcome(() => drafts.removeDraft(boss, { kind, id }))).toBe("conflict");
  });

  test("a numbered version cannot be changed, not even by SQL", async () => {
    const { id } = await create(author);
    const change = db()
      .update(contentRevisions)
      .set({ data: { title: "forged" } })
      .where(eq(contentRevisions.subjectId, id));
    await expect(change).rejects.toMatchObject({ cause: { code: "23001" } });
  });

  test("pages may not take the application's addresses", async () => {
    for (const slug of ["admin", "hi", "posts", "search"]) {
      const input = CreateInput.parse({ kind: "page", data: { title: "x", slug } });
      await expect(drafts.createDraft(boss, input)).rejects.toMatchObject({
        code: "invalid",
        fields: { slug: { params: { proposal: `${slug}-page` } } },
      });
    }
    const malformed = CreateInput.safeParse({ kind: "page", data: { title: "x", slug: "a--b" } });
    expect(malformed.error?.issues[0]).toMatchObject({ path: ["data", "slug"], params: { proposal: "a-b" } });
    const home = CreateInput.parse({ kind: "page", data: { title: "Home" }, pageType: "home" });
    expect(await outcome(() => drafts.createDraft(author, home))).toBe("forbidden");
  });
});

test("pruning keeps the newest, the public and the scheduled version", async () => {
  const { id } = await live();
  for (let v = 1; v < 60; v++) await save(boss, id, v, { body: `Text ${v}` });
  await pruneVersions(jobCtx("content.prune"));
  const kept = (await listRevisions(boss, kind, id)).map((r) => r.version);
  expect(kept).toHaveLength(51);
  expect(kept).toContain(1);
  expect(kept).toContain(60);
});

test("a list costs the same few queries at 5 and at 500 rows", async () => {
  const state = postList.parse({ size: "100", sort: "title" });
  const few = await countQueries(() => listPosts(boss, { ...state, pageSize: 5 }));
  await db().execute(sql`
    insert into posts (id, slug, title, body, author_name, created_by, updated_by)
    select gen_random_uuid(), 'bulk-' || n, 'Bulk ' || n, 'Text', 'Somebody', created_by, updated_by
    from generate_series(1, 500) n, (select created_by, updated_by from posts limit 1) p`);
  const many = await countQueries(() => listPosts(boss, { ...state, pageSize: 100, page: 4 }));
  expect(many.result.rows).toHaveLength(100);
  expect(many.queries).toBe(few.queries);
  expect(many.queries).toBeLessThanOrEqual(12);
  const editor = await countQueries(async () => getEditor(boss, kind, (await live()).id));
  expect(editor.result).not.toBeNull();
  const overview = await countQueries(() => contentOverview(boss));
  expect(overview.queries).toBeLessThanOrEqual(4);
  const list = await countQueries(() => readPosts(testCtx(), "ru", {}));
  expect(list.queries).toBeLessThanOrEqual(3);
});
