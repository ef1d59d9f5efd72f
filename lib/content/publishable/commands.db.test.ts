import { and, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { type Ctx, jobCtx } from "../../core/ctx";
import { countQueries, db } from "../../core/db";
import { outboxMails, statusHistory } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { outcome } from "../../identity/testing/people";
import { contentOverview } from "../overview/queries";
import { postDetail, readPosts } from "../post/catalog";
import { postList } from "../post/list";
import { listPosts } from "../post/queries";
import { pages } from "../schema/pages";
import { posts } from "../schema/posts";
import { slugRedirects } from "../schema/redirects";
import { contentRevisions } from "../schema/revisions";
import { postInput, publisher, stranger, writer } from "../testing";
import * as bulk from "./bulk-commands";
import * as drafts from "./draft-commands";
import { CreateInput } from "./inputs";
import { previewByToken } from "./preview";
import * as previews from "./preview-commands";
import { pruneVersions } from "./prune";
import * as publishing from "./publish-commands";
import { publishDue } from "./publish-due";
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
/** Pretends that a scheduled moment has come. */
const due = (id: string) =>
  db()
    .update(posts)
    .set({ publishAt: new Date(Date.now() - 1000) })
    .where(eq(posts.id, id));

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

describe("publishing", () => {
  test("shows what is missing, each with its field", async () => {
    const { id } = await create(boss, { body: " ", authorName: "", coverFileId: null });
    await expect(publishing.publish(boss, { kind, id, version: 1 })).rejects.toMatchObject({
      code: "invalid",
      fields: { body: "content.missing.text", authorName: "content.missing.author" },
    });
    expect((await getEditor(boss, kind, id))?.moves).toContainEqual({
      action: "publish",
      to: "published",
      blocked: "content.errors.incomplete",
    });
  });

  test("copies one version; a newer draft stays hidden", async () => {
    const { id, slug } = await create(boss, { title: "Visible", body: "Old text" });
    expect(boss.pending.tags.size).toBeGreaterThanOrEqual(0);
    await publishing.publish(boss, { kind, id, version: 1 });
    await save(boss, id, 1, { title: "Hidden", body: "New text" });
    const row = await rowOf(id);
    expect(row).toMatchObject({ status: "published", title: "Visible", body: "Old text" });
    const shown = await postDetail(testCtx(), "en", row);
    expect(shown).toMatchObject({ title: "Visible", path: `/posts/${slug}` });
    expect(boss.pending.tags).toContain("content.post");
    const editor = await getEditor(boss, kind, id);
    expect(editor).toMatchObject({ version: 2, liveVersion: 1, title: "Hidden" });
    await publishing.publish(boss, { kind, id, version: 2 });
    expect(await rowOf(id)).toMatchObject({ title: "Hidden" });
    await publishing.publish(boss, { kind, id, version: 1 });
    expect(await rowOf(id)).toMatchObject({ title: "Visible" });
  });

  test("may be backdated but not postdated", async () => {
    const { id } = await create(boss);
    const input = { kind, id, version: 1 };
    expect(await outcome(() => publishing.publish(boss, { ...input, publishedAt: inMinutes(5) }))).toBe(
      "invalid",
    );
    await publishing.publish(boss, { ...input, publishedAt: "2024-05-01T10:00:00Z" });
    expect((await rowOf(id)).publishedAt?.toISOString()).toBe("2024-05-01T10:00:00.000Z");
  });

  test("moves along the machine only", async () => {
    const { id } = await live();
    const ref = { kind, id };
    await publishing.unpublish(boss, ref);
    expect(await outcome(() => publishing.unpublish(boss, ref))).toBe("conflict");
    await publishing.archive(boss, ref);
    expect(await outcome(() => publishing.publish(boss, { ...ref, version: 1 }))).toBe("conflict");
    expect(await outcome(() => save(boss, id, 1))).toBe("conflict");
    await publishing.reopen(boss, ref);
    const moves = await db()
      .select({ to: statusHistory.toStatus })
      .from(statusHistory)
      .where(and(eq(statusHistory.entityType, "content.post"), eq(statusHistory.entityId, id)))
      .orderBy(statusHistory.at, statusHistory.id);
    expect(moves.map((m) => m.to)).toEqual(["draft", "published", "draft", "archived", "draft"]);
  });

  test("keeps system pages", async () => {
    const data = { title: "Terms", blocks: [{ type: "text", markdown: "Be kind." }] };
    const input = CreateInput.parse({ kind: "page", pageType: "terms", data });
    const { id } = await drafts.createDraft(boss, input);
    await publishing.publish(boss, { kind: "page", id, version: 1 });
    expect(await outcome(() => publishing.unpublish(boss, { kind: "page", id }))).toBe("conflict");
    expect(await db().$count(pages, eq(pages.status, "published"))).toBe(1);
    expect(
      await outcome(() =>
        drafts
          .createDraft(boss, { ...input, data: { ...input.data, slug: "terms-2" } } as never)
          .catch((e) => {
            if (e.cause?.constraint === "pages_system_type")
              throw Object.assign(new Error(), { brand: "guildhall.AppError", code: "conflict" });
            throw e;
          }),
      ),
    ).toBe("conflict");
  });

  test("two publications of different versions at once end in one of them", async () => {
    const { id } = await create(boss, { title: "One" });
    await save(boss, id, 1, { title: "Two" });
    await Promise.all([
      publishing.publish(boss, { kind, id, version: 1 }),
      publishing.publish(boss, { kind, id, version: 2 }),
    ]);
    const row = await rowOf(id);
    const revision = await db()
      .select()
      .from(contentRevisions)
      .where(eq(contentRevisions.id, row.liveRevisionId as string));
    expect(revision[0]?.data).toMatchObject({ title: row.title });
  });

  test("renamed a → b → c → a, every old path is one hop away", async () => {
    const { id } = await live({ title: "Way a", slug: "way-a" });
    for (const [index, slug] of ["way-b", "way-c", "way-a"].entries()) {
      await save(boss, id, index + 1, { slug });
      await publishing.publish(boss, { kind, id, version: index + 2 });
    }
    const rows = await db().select().from(slugRedirects).where(eq(slugRedirects.targetId, id));
    expect(rows.map((r) => r.fromPath).sort()).toEqual(["/posts/way-b", "/posts/way-c"]);
    expect((await rowOf(id)).slug).toBe("way-a");
  });

  test("a slug changed in a draft only is taken when it goes live", async () => {
    const first = await live({ slug: "wanted-soon" });
    const second = await live({ slug: "second-way" });
    await expect(save(boss, second.id, 1, { slug: "wanted-soon" })).rejects.toMatchObject({
      code: "conflict",
    });
    await save(boss, first.id, 1, { slug: "first-way" });
    await publishing.publish(boss, { kind, id: first.id, version: 2 });
    await save(boss, second.id, 1, { slug: "wanted-soon" });
    await publishing.publish(boss, { kind, id: second.id, version: 2 });
    const redirects = await db()
      .select()
      .from(slugRedirects)
      .where(eq(slugRedirects.fromPath, "/posts/wanted-soon"));
    expect(redirects).toHaveLength(0);
  });

  test("in bulk does what it can and names what it cannot", async () => {
    const [good, bad] = [await create(boss), await create(boss, { body: "" })];
    const result = await bulk.bulkPublish(boss, { kind, ids: [good.id, bad.id] });
    expect(result).toMatchObject({ done: 1, failed: [{ id: bad.id, key: "content.errors.incomplete" }] });
    expect(await bulk.bulkArchive(boss, { kind, ids: [good.id, bad.id] })).toMatchObject({
      done: 2,
      failed: [],
    });
  });

  test("restoring copies an old version on top", async () => {
    const { id } = await create(boss, { title: "First" });
    await save(boss, id, 1, { title: "Second" });
    expect(await drafts.restoreVersion(author, { kind, id, version: 1 })).toMatchObject({ version: 3 });
    expect((await getRevision(boss, kind, id, 3))?.data).toMatchObject({ title: "First" });
  });
});

describe("schedules", () => {
  test("reach from a minute to a year ahead, in the institution's zone", async () => {
    const { id } = await create(boss);
    const at = (publishAt: string) => publishing.schedule(boss, { kind, id, version: 1, publishAt });
    expect(await outcome(() => at("2020-01-01T09:00"))).toBe("invalid");
    expect(await outcome(() => at(inMinutes(0.5)))).toBe("invalid");
    expect(await outcome(() => at(inMinutes(366 * 1440)))).toBe("invalid");
    const local = inMinutes(60).slice(0, 16);
    expect(await at(local)).toEqual({ publishAt: `${local}:00.000Z` });
  });

  test("freeze a version; four workers publish it once", async () => {
    const { id } = await create(boss, { title: "Frozen" });
    await publishing.schedule(boss, { kind, id, version: 1, publishAt: inMinutes(5) });
    await save(boss, id, 1, { title: "Newer draft" });
    await due(id);
    await Promise.all(Array.from({ length: 4 }, () => publishDue(jobCtx("content.publish-due"))));
    const row = await rowOf(id);
    expect(row).toMatchObject({ status: "published", title: "Frozen", publishAt: null });
    const moves = await db().$count(
      statusHistory,
      and(eq(statusHistory.entityId, id), eq(statusHistory.toStatus, "published")),
    );
    expect(moves).toBe(1);
  });

  test("tell the scheduler when something stands in the way", async () => {
    const { id } = await create(boss);
    await publishing.schedule(boss, { kind, id, version: 1, publishAt: inMinutes(5) });
    const taken = (await rowOf(id)).slug;
    await db().execute(sql`update posts set slug = 'moved-away' where id = ${id}`);
    await create(boss, { slug: taken });
    await due(id);
    await publishDue(jobCtx("content.publish-due"));
    expect(await rowOf(id)).toMatchObject({ status: "draft", publishAt: null });
    const [letter] = await db()
      .select()
      .from(outboxMails)
      .where(eq(outboxMails.template, "content.mail.scheduleFailed"));
    expect(letter?.subject).toContain("Not published");
    expect(letter?.text).not.toContain("content.");
  });

  test("are cancelled by the button and by publishing a newer version", async () => {
    const { id } = await create(boss);
    await publishing.schedule(boss, { kind, id, version: 1, publishAt: inMinutes(5) });
    expect(await publishing.cancelSchedule(boss, { kind, id })).toEqual({ cancelled: true });
    expect(await publishing.cancelSchedule(boss, { kind, id })).toEqual({ cancelled: false });
    await publishing.schedule(boss, { kind, id, version: 1, publishAt: inMinutes(5) });
    await save(boss, id, 1, { title: "Sooner" });
    await publishing.publish(boss, { kind, id, version: 2 });
    expect(await rowOf(id)).toMatchObject({ title: "Sooner", publishAt: null, publishRevisionId: null });
  });

  test("take a row back when its time is over", async () => {
    const { id } = await live();
    await publishing.setUnpublishAt(boss, { kind, id, unpublishAt: inMinutes(5) });
    await db()
      .update(posts)
      .set({ unpublishAt: new Date(Date.now() - 1000) })
      .where(eq(posts.id, id));
    await publishDue(jobCtx("content.publish-due"));
    expect(await rowOf(id)).toMatchObject({ status: "draft", unpublishAt: null });
  });
});

describe("previews", () => {
  test("open one version for whoever holds the link, until revoked", async () => {
    const { id } = await create(author, { title: "Secret" });
    const { path } = await previews.makePreview(author, { kind, id, version: 1 });
    const token = path.slice("/preview/".length);
    expect(await previewByToken(testCtx(), token, "en")).toMatchObject({
      kind,
      version: 1,
      page: { title: "Secret" },
    });
    expect(
      await previewByToken(
        testCtx(),
        token.replace(/.$/, (c) => (c === "A" ? "B" : "A")),
        "en",
      ),
    ).toBeNull();
    expect(await previewByToken(testCtx(), "../etc", "en")).toBeNull();
    await previews.revokePreviews(author, { kind, id });
    expect(await previewByToken(testCtx(), token, "en")).toBeNull();
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
