import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { type Ctx, jobCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { uuidv7 } from "../../core/ids";
import { outcome } from "../../identity/testing/people";
import { pages } from "../schema/pages";
import { posts } from "../schema/posts";
import { contentRevisions } from "../schema/revisions";
import { postInput, publisher } from "../testing";
import { createDraft } from "./draft-commands";
import { CreateInput } from "./inputs";
import { publish, schedule, setUnpublishAt } from "./publish-commands";
import { publishDue } from "./publish-due";

let boss: Ctx;
beforeAll(async () => {
  boss = (await publisher()).ctx;
});

const run = () => publishDue(jobCtx("content.publish-due"));
const soon = () => new Date(Date.now() + 5 * 60_000).toISOString();
const past = new Date(Date.now() - 1000);

/** A post whose scheduled moment has come. */
async function duePost(title: string): Promise<string> {
  const { id } = await createDraft(boss, { kind: "post", data: postInput({ title }), note: "" });
  await schedule(boss, { kind: "post", id, version: 1, publishAt: soon() });
  await db().update(posts).set({ publishAt: past }).where(eq(posts.id, id));
  return id;
}
const statusOf = async (id: string) =>
  (await db().select({ status: posts.status }).from(posts).where(eq(posts.id, id)))[0]?.status;

test("a page that the site needs is never scheduled to leave, and one that is holds up nothing", async () => {
  const data = { title: "Privacy", blocks: [{ type: "text", markdown: "We keep little." }] };
  const { id } = await createDraft(boss, CreateInput.parse({ kind: "page", pageType: "privacy", data }));
  const ref = { kind: "page", id } as const;
  const plan = {
    ...ref,
    version: 1,
    publishAt: soon(),
    unpublishAt: new Date(Date.now() + 9e6).toISOString(),
  };
  expect(await outcome(() => schedule(boss, plan))).toBe("conflict");
  await publish(boss, { ...ref, version: 1 });
  expect(await outcome(() => setUnpublishAt(boss, { ...ref, unpublishAt: soon() }))).toBe("conflict");
  await db().update(pages).set({ unpublishAt: past }).where(eq(pages.id, id));
  const post = await duePost("Behind the page");
  await expect(run()).rejects.toThrow();
  expect(await statusOf(post)).toBe("published");
  const [page] = await db().select({ status: pages.status }).from(pages).where(eq(pages.id, id));
  expect(page?.status).toBe("published");
  await db().update(pages).set({ unpublishAt: null }).where(eq(pages.id, id));
  await run();
});

test("a version that cannot be read stands in nobody's way", async () => {
  const broken = await duePost("Broken");
  const [revision] = await db()
    .insert(contentRevisions)
    .values({
      id: uuidv7(),
      subjectKind: "post",
      subjectId: broken,
      version: 9,
      data: { title: 7 },
      authorId: (boss.actor as { id: string }).id,
    })
    .returning({ id: contentRevisions.id });
  await db().execute(
    sql`update posts set publish_revision_id = ${revision?.id}, publish_at = now() - interval '1 hour' where id = ${broken}`,
  );
  const whole = await duePost("Whole");
  await expect(run()).rejects.toThrow("1 scheduled");
  expect(await statusOf(broken)).toBe("draft");
  expect(await statusOf(whole)).toBe("published");
});
