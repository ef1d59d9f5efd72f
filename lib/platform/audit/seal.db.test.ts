import { gunzipSync } from "node:zlib";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { chainHash, verifyAudit } from "@/lib/core/audit";
import { inTx } from "@/lib/core/ctx";
import { db, pool } from "@/lib/core/db";
import { findFile, mayReadFile } from "@/lib/core/files";
import { auditLogs } from "@/lib/core/schema/core";
import { storage } from "@/lib/core/storage";
import { testCtx, testPerson } from "@/lib/core/testing/ctx";
import { sealAudit } from "./seal";

const job = testCtx({ kind: "job", name: "core.seal-audit" });
const tamper = (statement: string) =>
  pool().query(
    `alter table audit_logs disable trigger user; ${statement}; alter table audit_logs enable trigger user`,
  );

test("old entries move into an archive, and the chain goes on from them", async () => {
  for (let n = 1; n <= 10; n++)
    await inTx(testCtx(), async (ctx) => ctx.audit({ action: "test.act", targetId: String(n) }));
  expect(await sealAudit(job)).toBe(0);
  // Ages the first six; their hashes are made again, as if they had been written then.
  const { rows } = await pool().query("select seq from audit_logs order by seq");
  let prev = Buffer.alloc(32);
  for (const { seq } of rows) {
    const at = Number(seq) <= 6 ? new Date("2020-01-01T00:00:00Z") : new Date();
    await tamper(`update audit_logs set at = '${at.toISOString()}' where seq = ${seq}`);
    const [row] = await db()
      .select()
      .from(auditLogs)
      .where(eq(auditLogs.seq, Number(seq)));
    const hash = chainHash(prev, row as NonNullable<typeof row>);
    await tamper(
      `update audit_logs set prev_hash = '\\x${prev.toString("hex")}', hash = '\\x${hash.toString("hex")}' where seq = ${seq}`,
    );
    prev = Buffer.from(hash);
  }
  expect((await verifyAudit(db())).brokenAt).toBeNull();

  expect(await sealAudit(job)).toBe(6);
  const after = await verifyAudit(db());
  expect(after).toMatchObject({ brokenAt: null, rows: 4 + 2 });
  const [sealed] = (await pool().query("select * from audit_logs where action = 'core.audit.sealed'")).rows;
  expect(sealed.changes).toMatchObject({ first: 1, last: 6 });
  const file = await findFile(job, sealed.target_id);
  const bytes = Buffer.concat(await (await storage().read(file?.storageKey as string)).toArray());
  const lines = gunzipSync(bytes).toString().trim().split("\n");
  expect(lines.map((line) => JSON.parse(line).seq)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(JSON.parse(lines[5] as string).hash).toBe(sealed.changes.lastHash);
  expect(
    await mayReadFile(testCtx(testPerson({ roles: ["support_admin"] })), file as NonNullable<typeof file>),
  ).toBe(true);
  expect(await mayReadFile(testCtx(testPerson()), file as NonNullable<typeof file>)).toBe(false);

  await tamper("delete from audit_logs where seq = 7");
  expect((await verifyAudit(db())).brokenAt).toBe(8);
});
