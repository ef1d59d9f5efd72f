import { eq, inArray } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { type Ctx, inTx } from "../../core/ctx";
import { db } from "../../core/db";
import { testCtx } from "../../core/testing/ctx";
import { outcome } from "../../identity/testing/people";
import { createDraft } from "../publishable/draft-commands";
import { publish } from "../publishable/publish-commands";
import { slugRedirects } from "../schema/redirects";
import { postInput, publisher, stranger, writer } from "../testing";
import * as commands from "./commands";
import { redirectList } from "./list";
import { redirectPath } from "./moves";
import { listRedirects } from "./queries";

let boss: Ctx;
beforeAll(async () => {
  boss = (await publisher()).ctx;
});
const add = (fromPath: string, toPath: string, ctx = boss) => commands.addRedirect(ctx, { fromPath, toPath });
const from = async (path: string) =>
  (await db().select().from(slugRedirects).where(eq(slugRedirects.fromPath, path)))[0];

test("only publishers manage redirects", async () => {
  for (const ctx of [(await writer()).ctx, (await stranger()).ctx, testCtx()]) {
    expect(await outcome(() => add("/a", "/about", ctx))).toBe("forbidden");
    expect(await outcome(() => commands.removeRedirects(ctx, { ids: [] }))).toBe("forbidden");
    expect(await outcome(() => commands.importRedirects(ctx, { csv: "/a,/team" }))).toBe("forbidden");
    expect(await outcome(() => listRedirects(ctx, redirectList.parse({})))).toBe("forbidden");
  }
});

test("manual ones are stored at their final target, never in a circle", async () => {
  const post = await createDraft(boss, { kind: "post", data: postInput({ slug: "the-end" }), note: "" });
  await publish(boss, { kind: "post", id: post.id, version: 1 });
  await add("/one", "/posts/the-end");
  await add("/two", "/one");
  expect(await from("/two")).toMatchObject({ targetKind: "post", targetId: post.id, toPath: null });
  expect(await outcome(() => add("/same", "/same"))).toBe("invalid");
  expect(await outcome(() => add("/one", "/team"))).toBe("conflict");
  expect(await outcome(() => add("/admin", "/team"))).toBe("invalid");
  expect(await outcome(() => add("/posts/the-end", "/team"))).toBe("invalid");
  expect(await outcome(() => add("/lost", "/nowhere"))).toBe("invalid");
  await add("/people-page", "/team");
  const { rows } = await listRedirects(boss, redirectList.parse({ sort: "from" }));
  expect(rows.map((r) => [r.fromPath, r.target])).toEqual([
    ["/one", "/posts/the-end"],
    ["/people-page", "/team"],
    ["/two", "/posts/the-end"],
  ]);
});

test("the port keeps every path one hop away", async () => {
  await inTx(boss, async (tx) => {
    await redirectPath(tx, "/clubs/a", "/clubs/b");
    await redirectPath(tx, "/clubs/b", "/clubs/c");
    await redirectPath(tx, "/clubs/c", "/clubs/a");
  });
  expect(await from("/clubs/a")).toBeUndefined();
  expect(await from("/clubs/b")).toMatchObject({ toPath: "/clubs/a" });
  expect(await from("/clubs/c")).toMatchObject({ toPath: "/clubs/a" });
});

test("people who add redirects at once make neither circles nor chains", async () => {
  for (let n = 0; n < 8; n++) {
    const [a, b, c] = [`/race/${n}/a`, `/race/${n}/b`, `/race/${n}/c`];
    const done = await Promise.allSettled([add(a, b), add(b, c), add(c, a)]);
    expect(done.some((one) => one.status === "fulfilled")).toBe(true);
    const paths = [a, b, c];
    const rows = await db().select().from(slugRedirects).where(inArray(slugRedirects.fromPath, paths));
    const froms = rows.map((row) => row.fromPath);
    expect(rows.filter((row) => froms.includes(row.toPath ?? ""))).toEqual([]);
  }
});

test("an import is all or nothing and names each bad line", async () => {
  const csv =
    'from,to\n/old-a,/team\n"/old-b";"/projects"\n/old-c,/old-c\nold-d,/team\n/old-e\n/admin,/team\n';
  await expect(commands.importRedirects(boss, { csv })).rejects.toMatchObject({
    code: "invalid",
    params: { count: 4 },
    detail: [
      { line: 4, key: "content.errors.redirectSelf" },
      { line: 5, key: "content.errors.path" },
      { line: 6, key: "content.errors.csvColumns" },
      { line: 7, key: "content.errors.redirectRoute" },
    ],
  });
  expect(await from("/old-a")).toBeUndefined();
  expect(await commands.importRedirects(boss, { csv: "/old-a,/team\n/old-b,/old-a\n" })).toEqual({
    added: 2,
  });
  await expect(commands.importRedirects(boss, { csv: "/x1,/x2\n/x2,/x1\n" })).rejects.toMatchObject({
    code: "invalid",
  });
});
