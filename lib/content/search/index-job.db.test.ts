import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTx, jobCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { uuidv7 } from "../../core/ids";
import { ensureQueues } from "../../core/jobs";
import { domains, registerDomains, type SearchSource } from "../../core/registry";
import { testCtx } from "../../core/testing/ctx";
import { searchDocuments } from "../schema/search-documents";
import { indexRow, searchIndex } from "./index-job";

const before = domains();
const row = { isPublic: true };
/** Called while the row is read. */
let reading: () => Promise<void> = async () => undefined;
const at = new Date("2026-01-01T00:00:00Z");
const SOURCE: SearchSource = {
  name: "race_row",
  label: "content.title",
  async load() {
    const { isPublic } = row;
    await reading();
    return isPublic
      ? { title: "A row", summary: "", body: "", url: "/row", sortAt: at, updatedAt: at, visibleFrom: at }
      : null;
  },
  ids: async () => [],
};
const job = jobCtx("search.index");

beforeAll(() => registerDomains([...before, { name: "race", messages: {}, searchSources: [SOURCE] }]));
afterAll(() => registerDomains(before));

test("what ceased to be public while it was indexed is not found, whoever writes last", async () => {
  const id = uuidv7();
  const reached = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  reading = async () => {
    reached.resolve();
    await go.promise;
  };
  const first = indexRow(job, SOURCE.name, id);
  await reached.promise;
  reading = async () => undefined;
  row.isPublic = false;
  const second = indexRow(job, SOURCE.name, id);
  await new Promise((resolve) => setTimeout(resolve, 300));
  go.resolve();
  await Promise.all([first, second]);
  expect(await db().$count(searchDocuments, eq(searchDocuments.sourceId, id))).toBe(0);
});

test("each change has work of its own: one that waits may run before the change is seen", async () => {
  await ensureQueues();
  const id = uuidv7();
  for (let n = 0; n < 2; n++) await inTx(testCtx(), (tx) => searchIndex(tx, SOURCE.name, id));
  const { rows } = await db().execute(
    sql`select 1 from pgboss.job where name = 'search.index' and data ->> 'id' = ${id}`,
  );
  expect(rows).toHaveLength(2);
});
