import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { EVERYTHING } from "./cache";
import { announceTags, followTags } from "./cache-channel";
import { inTx, makeCtx } from "./ctx";
import { db, pool } from "./db";
import { startListening, stopListening } from "./listen";
import { dropSingle } from "./single";

/** Stands where this process's own web server would: remembers what it is asked to flush. */
const asked: string[] = [];
const web = http.createServer(async (request, response) => {
  let body = "";
  for await (const part of request) body += part;
  asked.push(...(JSON.parse(body) as { tags: string[] }).tags);
  response.writeHead(204).end();
});

beforeAll(async () => {
  web.listen(0, "127.0.0.1");
  await once(web, "listening");
  vi.stubEnv("PORT", String((web.address() as AddressInfo).port));
  dropSingle("env");
  followTags();
  startListening();
  // What was missed before the connection stood may be stale.
  await vi.waitFor(() => expect(asked).toEqual([EVERYTHING]), 10_000);
  asked.length = 0;
});
afterAll(async () => {
  await stopListening();
  web.close();
});

test("what a command touched is flushed in every process once it is committed, and not before", async () => {
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  const done = inTx(makeCtx(), async (tx) => {
    tx.touch("one", "two");
    await held;
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(asked).toEqual([]);
  go();
  await done;
  await vi.waitFor(() => expect(asked.sort()).toEqual(["one", "two"]));
  asked.length = 0;
});

test("nothing is flushed for a command that failed", async () => {
  const failed = inTx(makeCtx(), async (tx) => {
    tx.touch("never");
    throw new Error("refused");
  });
  await expect(failed).rejects.toThrow("refused");
  await announceTags(db(), ["after"]);
  await vi.waitFor(() => expect(asked).toEqual(["after"]));
  asked.length = 0;
});

test("more tags than a message holds flush everything", async () => {
  await announceTags(
    db(),
    Array.from({ length: 1000 }, (_, i) => `a-rather-long-tag-${i}`),
  );
  await vi.waitFor(() => expect(asked).toEqual([EVERYTHING]));
  asked.length = 0;
});

test("after a lost connection everything is flushed, because words may have been missed", async () => {
  await pool().query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'guildhall-listen' and datname = current_database()",
  );
  await vi.waitFor(() => expect(asked).toContain(EVERYTHING), 20_000);
  asked.length = 0;
  await announceTags(db(), ["again"]);
  await vi.waitFor(() => expect(asked).toContain("again"), 10_000);
});
