import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "../../core/ctx";
import { db, pool } from "../../core/db";
import { uuidv7 } from "../../core/ids";
import { testCtx } from "../../core/testing/ctx";
import { asPerson } from "../../identity/testing/people";
import type { CategoryUser } from "../registries";
import { categories } from "../schema/categories";
import { skills } from "../schema/skills";
import { answerOf, curator, given, makeSkill, uniqueName } from "../testing";
import * as commands from "./commands";
import { CategoryInput } from "./model";
import { categoryOptions, categoryTree } from "./queries";

let boss: Ctx;
beforeAll(async () => {
  boss = await curator();
});
const make = async (parentId: string | null = null, name = uniqueName("Field")) =>
  (await commands.createCategory(boss, CategoryInput.parse({ name, parentId }))).id;
const chain = async (length: number) => {
  const ids: string[] = [];
  for (let i = 0; i < length; i++) ids.push(await make(ids.at(-1) ?? null));
  return ids as [string, string, string, string];
};
const row = async (id: string) => {
  const [found] = await db().select().from(categories).where(eq(categories.id, id));
  return found;
};

/** Every path must be its parent's path and the parent; read from the parents alone. */
async function badPaths(): Promise<string[]> {
  const rows = new Map((await db().select().from(categories)).map((r) => [r.id, r]));
  return [...rows.values()].flatMap((r) => {
    const path: string[] = [];
    for (let at = r.parentId; at && path.length < 10; at = rows.get(at)?.parentId ?? null) path.unshift(at);
    return path.join() === r.path.join() ? [] : [r.id];
  });
}

test("a subtree moves as a whole; below itself and deeper than four levels are refused", async () => {
  const [a, b, c] = await chain(3);
  const [x, y] = await chain(2);
  expect(await answerOf(() => commands.moveCategory(boss, { id: a, parentId: c }))).toBe("invalid");
  expect(await answerOf(() => commands.moveCategory(boss, { id: a, parentId: a }))).toBe("invalid");
  expect(await answerOf(() => commands.moveCategory(boss, { id: a, parentId: y }))).toBe("invalid");
  expect(await answerOf(() => commands.moveCategory(boss, { id: a, parentId: uuidv7() }))).toBe("invalid");
  await commands.moveCategory(boss, { id: b, parentId: y });
  expect((await row(c))?.path).toEqual([x, y, b]);
  await commands.moveCategory(boss, { id: b, parentId: null });
  expect((await row(c))?.path).toEqual([b]);
  const [, , , d] = await chain(4);
  expect(await answerOf(() => make(d))).toBe("invalid");
  expect(await badPaths()).toEqual([]);
});

test("moves that cross leave no circle", async () => {
  for (let round = 0; round < 6; round++) {
    const [a, b] = [await make(), await make()];
    const answers = await Promise.all([
      answerOf(() => commands.moveCategory(boss, { id: a, parentId: b })),
      answerOf(() => commands.moveCategory(boss, { id: b, parentId: a })),
    ]);
    expect(answers.toSorted()).toEqual(["invalid", "ok"]);
  }
  expect(await badPaths()).toEqual([]);
});

test("siblings have names of their own; cousins may share one", async () => {
  const [a, b] = [await make(), await make()];
  const name = uniqueName("Tools");
  const first = await make(a, name);
  expect(await answerOf(() => make(a, name.toUpperCase()))).toBe("conflict");
  const cousin = await make(b, name);
  expect((await row(first))?.slug).not.toBe((await row(cousin))?.slug);
  expect(await answerOf(() => commands.moveCategory(boss, { id: cousin, parentId: a }))).toBe("conflict");
  expect(await answerOf(() => commands.mergeCategories(boss, { from: b, into: a }))).toBe("conflict");
});

test("merging moves skills, what other domains keep and what is below; then the category is gone", async () => {
  const [a, b] = [await make(), await make()];
  const child = await make(a);
  const skill = await makeSkill(boss, { categoryId: a });
  const moves: string[][] = [];
  const takeBack = given<CategoryUser>("categoryUsers", {
    table: "courses",
    label: "courses",
    count: async () => moves.length,
    move: async (_ctx, from, to) => void moves.push([from, to]),
  });
  expect(await answerOf(() => commands.deleteCategory(boss, { id: a }))).toBe("conflict");
  expect(await answerOf(() => commands.mergeCategories(boss, { from: a, into: a }))).toBe("invalid");
  expect(await answerOf(() => commands.mergeCategories(boss, { from: a, into: child }))).toBe("invalid");
  expect(await commands.mergeCategories(boss, { from: a, into: b })).toEqual({ skills: 1 });
  takeBack();
  expect(moves).toEqual([[a, b]]);
  expect(await row(a)).toBeUndefined();
  expect((await row(child))?.path).toEqual([b]);
  const [moved] = await db().select().from(skills).where(eq(skills.id, skill.id));
  expect(moved?.categoryId).toBe(b);
  const empty = await make();
  await commands.deleteCategory(boss, { id: empty });
  expect(await row(empty)).toBeUndefined();
});

test("what is retired, and what is below it, is not offered; the order is its siblings' own", async () => {
  const [a, b] = await chain(2);
  const c = await make(a);
  const offered = async () => (await categoryOptions(boss)).map((o) => o.id);
  await commands.orderCategories(boss, { parentId: a, ids: [c, b] });
  const order = (await categoryTree(boss)).filter((n) => [a, b, c].includes(n.id)).map((n) => n.id);
  expect(order).toEqual([a, c, b]);
  expect(await answerOf(() => commands.orderCategories(boss, { parentId: a, ids: [c] }))).toBe("conflict");
  await commands.retireCategory(boss, { id: a });
  expect(await offered()).not.toContain(b);
  await commands.restoreCategory(boss, { id: a });
  expect(await offered()).toContain(b);
});

test("only curators touch the tree", async () => {
  const id = await make();
  for (const ctx of [(await asPerson(["support_admin"])).ctx, (await asPerson()).ctx, testCtx()])
    for (const call of [
      () => commands.createCategory(ctx, CategoryInput.parse({ name: "Mine" })),
      () => commands.updateCategory(ctx, { id, name: "Mine", description: "", icon: null, translations: {} }),
      () => commands.moveCategory(ctx, { id, parentId: null }),
      () => commands.orderCategories(ctx, { parentId: null, ids: [id] }),
      () => commands.retireCategory(ctx, { id }),
      () => commands.restoreCategory(ctx, { id }),
      () => commands.deleteCategory(ctx, { id }),
      () => commands.mergeCategories(ctx, { from: id, into: id }),
    ])
      expect(await answerOf(call)).toBe("forbidden");
});

test("a category has one of the known pictures, or none", async () => {
  expect(CategoryInput.safeParse({ name: "Trees", icon: "no-such-icon" }).success).toBe(false);
  const { id } = await commands.createCategory(
    boss,
    CategoryInput.parse({ name: uniqueName("Field"), icon: "tools" }),
  );
  const iconOf = async () => (await categoryTree(boss)).find((node) => node.id === id)?.icon;
  expect(await iconOf()).toBe("tools");
  await commands.updateCategory(boss, {
    id,
    name: uniqueName("Field"),
    description: "",
    icon: null,
    translations: {},
  });
  expect(await iconOf()).toBeNull();
  // What another version may have written shows as none.
  await pool().query("update categories set icon = 'dragon' where id = $1", [id]);
  expect(await iconOf()).toBeNull();
});
