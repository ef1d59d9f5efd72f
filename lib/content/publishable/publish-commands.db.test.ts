import { and, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { type Ctx, jobCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { statusHistory } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { outcome } from "../../identity/testing/people";
import { notifications } from "../../notifications/schema/notifications";
import { postDetail } from "../post/detail";
import { pages } from "../schema/pages";
import { posts } from "../schema/posts";
import { slugRedirects } from "../schema/redirects";
import { contentRevisions } from "../schema/revisions";
import { postInput, publisher, writer } from "../testing";
import * as bulk from "./bulk-commands";
import * as drafts from "./draft-commands";
import { CreateInput } from "./inputs";
import { previewByToken } from "./preview";
import * as previews from "./preview-commands";
import * as publishing from "./publish-commands";
import { publishDue } from "./publish-due";
import { getEditor, getRevision } from "./queries";

let boss: Ctx;
let author: Ctx;

beforeAll(async () => {
  boss = (await publisher()).ctx;
  author = (await writer()).ctx;
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
    const told = await db()
      .select()
      .from(notifications)
      .where(eq(notifications.notice, "content.schedule_failed"));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ entityId: id, subject: expect.stringContaining("Not published") });
    expect(told[0]?.message).not.toContain("content.");
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
