import { beforeEach, expect, test } from "vitest";
import { verifyAudit } from "./audit";
import { inTx } from "./ctx";
import { db, pool } from "./db";
import { uuidv7 } from "./ids";
import { auditLogs } from "./schema/core";
import { testCtx, testPerson } from "./testing/ctx";

const act = (n: number) =>
  inTx(testCtx(testPerson()), async (ctx) => {
    ctx.audit({
      action: "test.thing.change",
      targetType: "thing",
      targetId: String(n),
      changes: { n: [0, n], é: "ü" },
    });
    if (n % 2) ctx.audit({ action: "test.thing.note", targetId: String(n) });
  });

/** Changes the log as only somebody with the keys of the database could. */
async function tamper(statement: string) {
  await pool().query(
    `alter table audit_logs disable trigger user; ${statement}; alter table audit_logs enable trigger user`,
  );
}

beforeEach(() => tamper("delete from audit_logs"));

test("100 commands at once leave a chain without gap or fork", async () => {
  await Promise.all(Array.from({ length: 100 }, (_, n) => act(n)));
  expect(await verifyAudit(db(), 40)).toMatchObject({ rows: 150, brokenAt: null, head: { seq: 150 } });
});

test("who proves in an act who they are is its actor, in place of the visitor", async () => {
  const [someone, login, own] = [uuidv7(), uuidv7(), uuidv7()];
  const signIn = { action: "test.thing.open", by: { userId: someone, login } };
  const self = testPerson({ id: someone, sessionId: own });
  for (const ctx of [testCtx(), testCtx(testPerson()), testCtx(self)])
    await inTx(ctx, async (tx) => tx.audit(signIn));
  const rows = await db().select().from(auditLogs).orderBy(auditLogs.seq);
  expect(rows.map(({ actorKind, actorId, sessionId }) => [actorKind, actorId, sessionId])).toEqual([
    ["person", someone, login],
    ["person", someone, login],
    ["person", someone, own],
  ]);
  expect(await verifyAudit(db())).toMatchObject({ rows: 3, brokenAt: null });
});

test("an act of a domain that has no name for people is a fault before it is written", async () => {
  const write = (action: string) => inTx(testCtx(), async (tx) => tx.audit({ action }));
  await expect(write("core.file.juggle")).rejects.toThrow("core.file.juggle");
  await write("core.file.upload");
  expect(await verifyAudit(db())).toMatchObject({ rows: 1, brokenAt: null });
});

test("a rolled-back act leaves no trace", async () => {
  await act(0);
  await expect(
    inTx(testCtx(), async (ctx) => {
      ctx.audit({ action: "test.thing.change" });
      throw new Error("no");
    }),
  ).rejects.toThrow();
  expect(await verifyAudit(db())).toMatchObject({ rows: 1, brokenAt: null });
});

test("rows edited, deleted, or swapped are named; a cut tail shows in the head", async () => {
  const fill = async () => {
    await tamper("delete from audit_logs");
    for (let n = 0; n < 10; n += 2) await act(n);
  };
  const brokenAt = async () => (await verifyAudit(db())).brokenAt;
  await fill();
  await tamper(`update audit_logs set changes = '{"n": [0, 99]}' where seq = 3`);
  expect(await brokenAt()).toBe(3);
  await fill();
  await tamper("update audit_logs set actor_id = null where seq = 1");
  expect(await brokenAt()).toBe(1);
  await fill();
  await tamper("delete from audit_logs where seq = 4");
  expect(await brokenAt()).toBe(5);
  await fill();
  await tamper(`update audit_logs set seq = -2 where seq = 2; update audit_logs set seq = 2 where seq = 3;
    update audit_logs set seq = 3 where seq = -2`);
  expect(await brokenAt()).toBe(2);
  await fill();
  const before = (await verifyAudit(db())).head;
  await tamper("delete from audit_logs where seq = 5");
  const after = await verifyAudit(db());
  expect(after.brokenAt).toBeNull();
  expect(after.head?.seq).toBe((before?.seq ?? 0) - 1);
});

test("the trigger refuses every change but the sealing job's", async () => {
  await act(0);
  for (const change of [
    "update audit_logs set action = 'x'",
    "delete from audit_logs",
    "truncate audit_logs",
  ])
    await expect(pool().query(change)).rejects.toThrow("append-only");
  await pool().query("begin; set local guildhall.seal = 'on'; delete from audit_logs; commit");
  expect(await verifyAudit(db())).toEqual({ rows: 0, brokenAt: null, head: null });
});

test("status_history lets erasure blank a reason, nothing more", async () => {
  await pool().query(
    `insert into status_history (id, entity_type, entity_id, to_status, actor_kind, reason)
     values ($1, 'thing', $2, 'open', 'job', 'because')`,
    [uuidv7(), uuidv7()],
  );
  const erase = (set: string) =>
    pool().query(`begin; set local guildhall.erase = 'on'; update status_history set ${set}; commit`);
  await expect(pool().query("update status_history set reason = null")).rejects.toThrow("append-only");
  await expect(pool().query("delete from status_history")).rejects.toThrow("append-only");
  await expect(erase("to_status = 'closed', reason = null")).rejects.toThrow("append-only");
  await pool().query("rollback");
  await erase("reason = null");
  expect((await pool().query("select reason from status_history")).rows).toEqual([{ reason: null }]);
});
