import { promises } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { inTx } from "@/lib/core/ctx";
import { db, pool } from "@/lib/core/db";
import { enqueue, job, stopJobs } from "@/lib/core/jobs";
import { domains, registerDomains } from "@/lib/core/registry";
import { storage } from "@/lib/core/storage";
import { testCtx, testPerson } from "@/lib/core/testing/ctx";
import { roles, userRoles } from "@/lib/identity/schema/roles";
import { users } from "@/lib/identity/schema/users";
import { exportHead, forgetLaterHeads } from "../audit/heads";
import { noteVerification, verifyChain } from "../audit/verify";
import { noteRun } from "../run/runs";
import { backupNow, rewrapNow, verifyNow } from "../system/commands";
import { runHealthChecks } from "../system/queries";
import { liveWork, upkeep } from "../system/upkeep";
import { checkAlerts } from "./checks";
import { raise } from "./raise";
import "@/lib/domains";

/** What the operating system says of the disk. */
function freeShare(percent: number) {
  vi.spyOn(promises, "statfs").mockResolvedValue({ bavail: percent, blocks: 100, bsize: 1 } as never);
  syncBuiltinESMExports();
}
const ctx = testCtx({ kind: "job", name: "platform.check-alerts" });
const admin = testPerson({ username: "root.alerts", roles: ["super_admin"] });
const support = testPerson({ username: "help.alerts", roles: ["support_admin"] });
const before = domains();
const tamper = (statement: string) =>
  pool().query(
    `alter table audit_logs disable trigger user; ${statement}; alter table audit_logs enable trigger user`,
  );
const open = async () => (await upkeep(ctx)).alerts.map(({ kind, cause }) => `${kind}:${cause}`).sort();
/** The alerts that the super admin has not read and that were not taken back. */
const told = async (notice: string) => {
  const { rows } = await pool().query(
    `select user_id from notifications where notice = $1 and read_at is null and (expires_at is null or expires_at > now())`,
    [`platform.alert.${notice}`],
  );
  return rows.map((row) => row.user_id);
};

beforeAll(async () => {
  registerDomains([
    ...before,
    { name: "test", messages: {}, jobs: [job("test.work", z.object({}), async () => undefined)] },
  ]);
  for (const {
    id,
    email,
    username,
    roles: [key],
  } of [admin, support]) {
    await db().insert(users).values({ id, email, username, status: "active" });
    const [role] = await db()
      .select()
      .from(roles)
      .where(eq(roles.key, key as string));
    await db()
      .insert(userRoles)
      .values({ userId: id, roleId: role?.id as string, status: "active", requestedBy: id });
  }
});
afterAll(async () => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  await stopJobs();
  registerDomains(before);
});

test("a full disk is told to super admins once, and taken back when there is room", async () => {
  freeShare(50);
  await checkAlerts(ctx);
  expect(await open()).toEqual([]);
  freeShare(9);
  await checkAlerts(ctx);
  await checkAlerts(ctx);
  expect(await open()).toEqual(["disk_low:"]);
  expect(await told("disk_low")).toEqual([admin.id]);
  freeShare(10);
  await checkAlerts(ctx);
  expect(await open()).toEqual([]);
  expect(await told("disk_low")).toEqual([]);
  // The next time is another trouble.
  freeShare(1);
  await checkAlerts(ctx);
  expect(await told("disk_low")).toEqual([admin.id]);
  freeShare(50);
  await checkAlerts(ctx);
});

test("of twenty who find the same trouble at once, one tells", async () => {
  await Promise.all(
    Array.from({ length: 20 }, () =>
      raise(ctx, "dead_job", { cause: "x", data: { job: "x", count: 1 }, link: "/" }),
    ),
  );
  expect(await told("dead_job")).toEqual([admin.id]);
  await checkAlerts(ctx);
  expect(await told("dead_job")).toEqual([]);
});

test("a job that gave up and one that waits too long are told, each until it is mended", async () => {
  await inTx(ctx, (tx) => enqueue(tx, "test.work", {}));
  await pool().query(
    "update pgboss.job set start_after = now() - interval '16 minutes' where name = 'test.work'",
  );
  await checkAlerts(ctx);
  expect(await open()).toEqual(["queue_old:"]);
  await pool().query(
    `insert into pgboss.job (name, state, data, source_name, policy) select 'core.dead', 'created', '{}', 'test.work', policy
     from pgboss.queue where name = 'core.dead'`,
  );
  await pool().query("delete from pgboss.job where name = 'test.work'");
  await checkAlerts(ctx);
  expect(await open()).toEqual(["dead_job:test.work"]);
  await pool().query("delete from pgboss.job where name = 'core.dead'");
  await checkAlerts(ctx);
  expect(await open()).toEqual([]);
});

test("no backup for 26 hours is told, but not on a new installation", async () => {
  await noteRun("retention", async () => ({}));
  await checkAlerts(ctx);
  expect(await open()).toEqual([]);
  await pool().query("update system_runs set started_at = now() - interval '27 hours'");
  await checkAlerts(ctx);
  expect(await open()).toEqual(["backup_old:"]);
  await pool().query("delete from system_runs");
});

test("a broken chain is told from the last verification; a cut tail shows by the heads written before", async () => {
  for (let n = 1; n <= 5; n++)
    await inTx(testCtx(), async (tx) => tx.audit({ action: "test.act", targetId: String(n) }));
  const head = await exportHead(db());
  await noteVerification(db());
  await checkAlerts(ctx);
  expect((await upkeep(ctx)).runs.get("audit_verify")?.facts).toMatchObject({ brokenAt: null });
  expect(await told("chain_broken")).toEqual([]);

  const last = head?.seq as number;
  await tamper(`delete from audit_logs where seq > ${last - 2}`);
  expect((await verifyChain(db())).brokenAt).toBe(last - 1);
  await noteVerification(db());
  await checkAlerts(ctx);
  expect(await told("chain_broken")).toEqual([admin.id]);
  // A tail that was written anew over the cut is found by its hash.
  for (let n = 1; n <= 4; n++) await inTx(testCtx(), async (tx) => tx.audit({ action: "test.other" }));
  expect((await verifyChain(db())).brokenAt).toBe(last);
  // After a restore this is meant.
  expect(await forgetLaterHeads(db())).toBe(1);
  expect((await verifyChain(db())).brokenAt).toBeNull();
  await noteVerification(db());
  await checkAlerts(ctx);
  expect(await told("chain_broken")).toEqual([]);
});

test("backup, verification and new encryption are asked for by who may, and stand in the queue once", async () => {
  for (const ask of [backupNow, rewrapNow, verifyNow]) {
    await expect(ask(testCtx(testPerson({ roles: ["finance_manager"] })))).rejects.toMatchObject({
      code: "forbidden",
    });
    await ask(testCtx(support));
    await ask(testCtx(support));
  }
  expect(await liveWork(ctx)).toEqual({ backup: true, verify: true, rewrap: true });
  const { rows } = await pool().query(
    "select count(*)::int as n from pgboss.job where singleton_key = 'now'",
  );
  expect(rows[0].n).toBe(3);
});

test("health checks name the backup and the scanner that is required and absent", async () => {
  const states = async () =>
    Object.fromEntries((await runHealthChecks(ctx)).map(({ name, state }) => [name, state]));
  expect(await states()).toMatchObject({ backup: "warning", scanner: "ok" });
  await storage().put("backups/2020-01-01T00-00-00Z/manifest.json", Buffer.from("{}"), "application/json");
  expect(await states()).toMatchObject({ backup: "error" });
});
