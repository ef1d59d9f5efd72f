import { spawn } from "node:child_process";
import { once } from "node:events";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { verifyAudit } from "../../core/audit";
import { db } from "../../core/db";
import { env } from "../../core/env";
import { posts } from "../schema/posts";
import { contentRevisions } from "../schema/revisions";
import { postInput, publisher } from "../testing";
import { createDraft } from "./draft-commands";
import { saveForm } from "./save-commands";

const KILLS = 5;
const POSTS = 6;

/** Saves and publishes each of some posts over and over, in a process of its own. */
const FOREVER = `
  await import("./lib/domains.ts");
  const { saveForm } = await import("./lib/content/publishable/save-commands.ts");
  const { postInput } = await import("./lib/content/testing.ts");
  const { testCtx, testPerson } = await import("./lib/core/testing/ctx.ts");
  const ctx = testCtx(testPerson({ id: process.env.AUTHOR, roles: ["content_manager"] }));
  const subjects = JSON.parse(process.env.SUBJECTS);
  await Promise.all(subjects.map(async ({ id, slug, version }) => {
    for (let baseVersion = version; ; ) {
      const text = "Text " + (baseVersion + 1);
      const data = postInput({ title: text, slug, body: text, tags: ["t" + (baseVersion + 1)] });
      const given = { kind: "post", id, baseVersion, data, note: "", publish: true };
      baseVersion = (await saveForm(ctx, given)).version;
      console.log(id);
    }
  }));
`;

interface Subject {
  id: string;
  slug: string;
  version: number;
}

/** Starts the process and kills it, without warning, some time after it published each post once. */
async function killWhilePublishing(author: string, subjects: Subject[]): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", FOREVER], {
    env: {
      ...process.env,
      DATABASE_URL: env().DATABASE_URL,
      AUTHOR: author,
      SUBJECTS: JSON.stringify(subjects),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let complaint = "";
  child.stderr.on("data", (text) => {
    complaint += text;
  });
  const ended = once(child, "exit");
  await Promise.race([
    ended,
    new Promise<void>((resolve) => {
      child.stdout.on("data", (text) => {
        said += text;
        if (subjects.every(({ id }) => said.includes(id))) resolve();
      });
    }),
  ]);
  if (child.exitCode !== null) throw new Error(`The publishing process ended by itself:\n${complaint}`);
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
  child.kill("SIGKILL");
  await ended;
}

/** What is wrong with the post in one snapshot of the database; empty when all of it is of one version. */
async function faultsOf(id: string): Promise<{ faults: string[]; live: number; newest: number }> {
  const [row, versions] = await db().transaction(
    async (tx) => [
      (await tx.select().from(posts).where(eq(posts.id, id)))[0] as typeof posts.$inferSelect,
      await tx.select().from(contentRevisions).where(eq(contentRevisions.subjectId, id)),
    ],
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
  const numbers = versions.map((v) => v.version ?? 0).sort((a, b) => a - b);
  const newest = numbers.at(-1) ?? 0;
  const shown = versions.find((v) => v.id === row.liveRevisionId);
  const data = (shown?.data ?? {}) as { title?: string; body?: string; tags?: string[] };
  const live = shown?.version ?? 0;
  const faults: string[] = [];
  if (numbers.some((n, i) => n !== i + 1)) faults.push(`a version is missing: ${numbers}`);
  // Saving and publishing were one transaction: the newest version is always the public one.
  if (live !== newest) faults.push(`version ${live} is public, ${newest} is the newest`);
  if (row.title !== data.title || row.body !== data.body || String(row.tags) !== String(data.tags))
    faults.push(`the row shows "${row.title}" and ${row.tags}, its version "${data.title}" and ${data.tags}`);
  if (live > 1 && data.title !== `Text ${live}`) faults.push(`version ${live} holds "${data.title}"`);
  if (row.status !== "published") faults.push(`it is ${row.status}`);
  return { faults, live, newest };
}

test("a process killed while it publishes leaves the old version or the new one", async () => {
  const { user, ctx } = await publisher();
  const create = () => createDraft(ctx, { kind: "post", data: postInput(), note: "" });
  const subjects: Subject[] = await Promise.all(Array.from({ length: POSTS }, create));
  const wrong: string[] = [];
  let published = 0;
  for (let round = 1; round <= KILLS; round++) {
    await killWhilePublishing(user.id, subjects);
    for (const subject of subjects) {
      const { faults, newest } = await faultsOf(subject.id);
      wrong.push(...faults.map((fault) => `kill ${round}: ${fault}`));
      published += newest - subject.version;
      subject.version = newest;
    }
  }
  expect(wrong).toEqual([]);
  expect(published).toBeGreaterThanOrEqual(KILLS * POSTS);
  // Nothing that the killed ones held is in the way of the next editor.
  for (const { id, slug, version } of subjects) {
    const data = postInput({ title: "The last", slug });
    const given = { kind: "post" as const, id, baseVersion: version, data, note: "", publish: true };
    expect((await saveForm(ctx, given)).version).toBe(version + 1);
  }
  expect((await verifyAudit(db())).brokenAt).toBeNull();
}, 240_000);
