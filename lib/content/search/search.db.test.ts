import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { type Ctx, jobCtx, makeCtx } from "../../core/ctx";
import { countQueries, db } from "../../core/db";
import { outcome } from "../../identity/testing/people";
import { createDraft } from "../publishable/draft-commands";
import { publish, unpublish } from "../publishable/publish-commands";
import { searchDocuments } from "../schema/search-documents";
import { postInput, publisher } from "../testing";
import { indexRow, rebuildSearch } from "./index-job";
import { SearchInput } from "./model";
import { find, search } from "./queries";

let boss: Ctx;
const job = jobCtx("search.index");
const look = (q: string, locale = "en", parts = {}) => find(makeCtx({ locale }), { q, page: 1, ...parts });
const titles = async (q: string, locale = "en") =>
  (await look(q, locale)).hits.map((hit) => hit.title.map((piece) => piece.text).join(""));

async function live(parts: Parameters<typeof postInput>[0]) {
  const { id } = await createDraft(boss, { kind: "post", data: postInput(parts), note: "" });
  await publish(boss, { kind: "post", id, version: 1 });
  await indexRow(job, "post", id);
  return id;
}

beforeAll(async () => {
  boss = (await publisher()).ctx;
  await live({
    title: "Sharpening a chisel",
    excerpt: "Eight minutes.",
    body: "A stone, water and patience.",
  });
  await live({ title: "Bread for forty", body: "The ovens; a chisel has no place here." });
  await live({
    title: "Crème brûlée",
    body: "Burnt sugar.",
    translations: { ru: { ready: true, title: "Крем-брюле", body: "Жжёный сахар и стамески." } },
  });
});

describe("search", () => {
  test("ranks titles before texts and marks the words", async () => {
    expect(await titles("chisel")).toEqual(["Sharpening a chisel", "Bread for forty"]);
    const { hits, counts, total } = await look("chisels");
    expect(total).toBe(2);
    expect(counts).toEqual([{ source: "post", label: "Posts", count: 2 }]);
    expect(hits[0]?.title).toEqual([
      { text: "Sharpening a ", marked: false },
      { text: "chisel", marked: true },
    ]);
  });

  test("ignores accents, knows two languages, falls back to the default one", async () => {
    expect(await titles("creme brulee")).toEqual(["Crème brûlée"]);
    expect(await titles("стамеска", "ru")).toEqual(["Крем-брюле"]);
    expect(await titles("Сахара", "ru")).toEqual(["Крем-брюле"]);
    expect(await titles("sugar", "ru")).toEqual([]);
    expect(await titles("ovens", "ru")).toEqual(["Bread for forty"]);
    expect(await titles("сахар")).toEqual([]);
  });

  test("offers similar titles when little is found", async () => {
    expect((await look("sharpning a chisl")).similar.map((s) => s.title)).toEqual(["Sharpening a chisel"]);
  });

  test("never shows what is not public", async () => {
    const id = await live({ title: "Gone tomorrow" });
    expect(await titles("tomorrow")).toHaveLength(1);
    await unpublish(boss, { kind: "post", id });
    await indexRow(job, "post", id);
    expect(await titles("tomorrow")).toEqual([]);
    expect(await db().$count(searchDocuments, eq(searchDocuments.sourceId, id))).toBe(0);
  });

  test.each([
    "' ! &",
    "!!!",
    "the and of",
    "🙂🙂",
    "a:*b",
    "\\",
    "%%",
    '"unclosed',
    "-- drop",
    "((((",
    "\u0000\u0001x",
    "\uE000x\uE001",
    "x".repeat(100),
    "or or or",
    "-chisel",
  ])("survives %j", async (q) => {
    const result = await look(q);
    expect(result.pages).toBeGreaterThanOrEqual(1);
    expect(await look(q, "ru", { page: 50, source: "post" })).toBeDefined();
  });

  test("takes 2 to 100 characters and 30 searches a minute", async () => {
    expect(SearchInput.safeParse({ q: "a" }).success).toBe(false);
    expect(SearchInput.safeParse({ q: "x".repeat(101) }).success).toBe(false);
    expect(SearchInput.parse({ q: " ab ", page: "nonsense" })).toMatchObject({ q: "ab", page: 1 });
    const ctx = makeCtx({ ip: "203.0.113.0" });
    const results = await Promise.all(
      Array.from({ length: 35 }, () => outcome(() => search(ctx, { q: "chisel", page: 1 }))),
    );
    expect(results.filter((r) => r === "unavailable").length).toBeGreaterThanOrEqual(4);
  });

  test("costs two queries at most, and three statements that keep the first to its index", async () => {
    expect((await countQueries(() => look("chisel"))).queries).toBeLessThanOrEqual(5);
  });
});

test("a rebuild finds what was missed and removes what is gone", async () => {
  const id = await live({ title: "Missed by the index" });
  await db().delete(searchDocuments).where(eq(searchDocuments.sourceId, id));
  const ghost = "0198c0de-0000-7000-8000-00000000dead";
  const [any] = await db().select().from(searchDocuments).limit(1);
  const { tsv: _tsv, ...copy } = any as typeof searchDocuments.$inferSelect;
  await db()
    .insert(searchDocuments)
    .values({ ...copy, sourceId: ghost, indexedAt: new Date(0) });
  await rebuildSearch(jobCtx("search.rebuild"));
  expect(await db().$count(searchDocuments, eq(searchDocuments.sourceId, ghost))).toBe(0);
  expect(await titles("missed")).toEqual(["Missed by the index"]);
  expect(
    await db().$count(
      searchDocuments,
      and(eq(searchDocuments.sourceId, id), eq(searchDocuments.locale, "ru")),
    ),
  ).toBe(0);
});
