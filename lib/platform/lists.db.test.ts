import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { allRows } from "@/lib/core/all-rows";
import { inTx } from "@/lib/core/ctx";
import { db, pool } from "@/lib/core/db";
import { enqueue, job, stopJobs } from "@/lib/core/jobs";
import { countDeadJobs, countJobs, getJob, listJobs, listSchedules } from "@/lib/core/jobs-admin";
import { domains, registerDomains } from "@/lib/core/registry";
import { testCtx, testPerson } from "@/lib/core/testing/ctx";
import { users } from "@/lib/identity/schema/users";
import { auditList } from "./audit/list";
import { auditActs, auditTargetTypes, exportAudit, getAudit, listAudit } from "./audit/queries";
import { discardJobs, retryJobs } from "./job/commands";
import { jobList } from "./job/list";
import { listShownJobs } from "./job/queries";
import { runHealthChecks, systemFacts } from "./system/queries";

const admin = testPerson({ roles: ["super_admin"] });
const support = testPerson({ roles: ["support_admin"] });
const ctx = testCtx(admin);
const before = domains();

beforeAll(async () => {
  const jobs = [job("test.work", z.object({ n: z.number() }), async () => undefined)];
  registerDomains([...before, { name: "test", messages: {}, jobs }]);
  await db().insert(users).values({
    id: admin.id,
    email: "ada@example.test",
    username: "ada.lists",
    firstName: "Ada",
    lastName: "Lists",
  });
  for (let n = 1; n <= 60; n++) {
    const who = n % 3 ? ctx : testCtx({ kind: "job", name: "test.work" });
    await inTx(who, async (tx) =>
      tx.audit({
        action: n % 2 ? "test.thing.make" : "test.other.make",
        targetType: n % 2 ? "thing" : "other",
        targetId: String(n),
      }),
    );
  }
});
afterAll(async () => {
  await stopJobs();
  registerDomains(before);
});

test("the audit log pages by its sequence, filters by act, actor and target, and exports in full", async () => {
  const list = (query: Record<string, string>) => listAudit(ctx, auditList.parse(query));
  const second = await list({ page: "2", size: "25" });
  expect(second).toMatchObject({ total: 60, totalIsEstimate: false });
  expect(second.rows.map((row) => row.seq)).toEqual(Array.from({ length: 25 }, (_, i) => 35 - i));
  expect((await list({ sort: "seq", size: "12" })).rows[0]?.seq).toBe(1);
  expect((await list({ page: "99" })).rows).toEqual([]);
  expect((await list({ action: "test.thing" })).total).toBe(30);
  expect((await list({ action: "test.thing.make" })).total).toBe(30);
  expect((await list({ action: "test.thi" })).total).toBe(0);
  expect(await auditActs(ctx)).toEqual(["test.other.make", "test.thing.make"]);
  expect(await auditActs(ctx, "test.thing")).toEqual(["test.other.make", "test.thing.make", "test.thing"]);
  expect((await list({ actor: "ada@example.test" })).total).toBe(40);
  expect((await list({ actor: "test.work" })).total).toBe(20);
  expect((await list({ type: "thing", target: "7" })).rows).toMatchObject([
    { seq: 7, actorName: "Ada Lists" },
  ]);
  expect((await list({ from: "2999-01-01" })).total).toBe(0);
  expect(await auditTargetTypes(ctx)).toEqual(["other", "thing"]);
  expect(await getAudit(ctx, 999)).toBeNull();
  const all: number[] = [];
  for await (const batch of exportAudit(ctx, {}, 7)) all.push(...batch.map((row) => row.seq));
  expect(all).toEqual(Array.from({ length: 60 }, (_, i) => 60 - i));
});

test("jobs are listed by state; those that gave up are tried again or discarded", async () => {
  for (let n = 0; n < 3; n++) await enqueue(ctx, "test.work", { n });
  // What pg-boss does when the last try fails, without waiting for it.
  await pool().query(`
    insert into pgboss.job (id, name, data, source_name, source_retry_count, source_output, created_on)
    select gen_random_uuid(), 'core.dead', jsonb_build_object('n', n), 'test.work', 6, '{"message": "no luck"}', now()
    from generate_series(1, 2) n`);
  expect(await countJobs(ctx)).toMatchObject({ waiting: 3, running: 0, failed: 2, done: 0 });
  expect(await countDeadJobs(ctx)).toBe(2);
  const { rows, total } = await listJobs(ctx, { state: "failed", limit: 10, offset: 0 });
  expect(total).toBe(2);
  expect(rows[0]).toMatchObject({ name: "test.work", state: "failed", tries: 7, error: "no luck" });
  expect((await listJobs(ctx, { name: "test.work", limit: 10, offset: 0 })).total).toBe(5);
  const exported: string[] = [];
  for await (const batch of allRows(ctx, listShownJobs, jobList.parse({ name: "test.work" })))
    exported.push(...batch.map((row) => row.id));
  expect(new Set(exported).size).toBe(5);
  const [first, second] = rows.map((row) => row.id) as [string, string];
  await expect(retryJobs(testCtx(testPerson()), [first])).rejects.toThrow("forbidden");
  expect(await retryJobs(testCtx(support), [first])).toEqual({ count: 1 });
  await expect(retryJobs(ctx, [first])).rejects.toThrow("platform.jobs.gone");
  await discardJobs(ctx, [second]);
  expect(await getJob(ctx, second)).toBeNull();
  expect(await countJobs(ctx)).toMatchObject({ waiting: 4, failed: 0 });
  expect(await listSchedules(ctx)).toEqual([]);
});

test("the system page knows its facts, and tells no value of the environment", async () => {
  const facts = await systemFacts(ctx);
  expect(facts.database.bytes).toBeGreaterThan(1_000_000);
  expect(JSON.stringify(facts)).not.toContain("postgres://");
  const checks = await runHealthChecks(ctx);
  expect(checks.find((c) => c.name === "database")?.state).toBe("ok");
  expect(checks.find((c) => c.name === "storage")?.state).toBe("ok");
  expect(checks.find((c) => c.name === "mail")?.state).toBe("warning");
});
