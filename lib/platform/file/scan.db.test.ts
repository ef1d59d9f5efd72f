import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { db, pool } from "@/lib/core/db";
import { sweepFiles } from "@/lib/core/file-sweep";
import { attachFile, findFile, servedFile } from "@/lib/core/files";
import { dropSingle } from "@/lib/core/single";
import { EICAR, startClamd, type TestClamd } from "@/lib/core/testing/clamd";
import { testCtx, testPerson } from "@/lib/core/testing/ctx";
import { storeUpload } from "@/lib/core/uploads";
import { roles, userRoles } from "@/lib/identity/schema/roles";
import { users } from "@/lib/identity/schema/users";
import { checkAlerts } from "../alert/checks";
import { overrides } from "../settings/store";
import { releaseFile } from "./commands";
import { getFile } from "./queries";
import { scanFiles } from "./scan";
import "@/lib/domains";
import { eq } from "drizzle-orm";

const job = testCtx({ kind: "job", name: "platform.scan-files" });
const owner = testPerson({ username: "ada.scans" });
const admin = testPerson({ username: "root.scans", roles: ["super_admin"] });
let running: TestClamd | null = null;

async function scanner(options?: Parameters<typeof startClamd>[0]) {
  await running?.stop();
  running = await startClamd(options);
  vi.stubEnv("CLAMAV_URL", running.url);
  dropSingle("env");
  return running;
}
async function require(value: boolean) {
  await pool().query(
    `insert into settings (key, value) values ('uploads.scan_required', $1) on conflict (key) do update set value = $1`,
    [JSON.stringify(value)],
  );
  overrides.forget();
}
const PDF = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
const upload = (text = PDF) =>
  storeUpload(testCtx(owner), "verification_evidence", { name: "a.pdf", body: Buffer.from(text) });
const statusOf = async (id: string) => (await getFile(testCtx(admin), id))?.status;
const unread = async () => {
  const { rows } = await pool().query(
    "select link from notifications where user_id = $1 and read_at is null and (expires_at is null or expires_at > now()) and notice like 'platform.alert.%'",
    [admin.id],
  );
  return rows;
};

beforeAll(async () => {
  for (const { id, email, username } of [owner, admin])
    await db().insert(users).values({ id, email, username, status: "active" });
  const [role] = await db().select().from(roles).where(eq(roles.key, "super_admin"));
  await db()
    .insert(userRoles)
    .values({ userId: admin.id, roleId: role?.id as string, status: "active", requestedBy: admin.id });
});
afterEach(async () => {
  await running?.stop();
  running = null;
  vi.unstubAllEnvs();
  dropSingle("env");
  await require(false);
  await pool().query("update files set status = 'deleted', deleted_at = now(), removed_at = now()");
});

test("what is not scanned at upload is seen by the job: the clean stays, the infected is put aside and told once", async () => {
  const [clean, bad] = [await upload(), await upload(`${PDF}${EICAR}\n`)];
  expect(await scanFiles(job)).toMatchObject({ clean: 0, infected: 0 });
  expect(await statusOf(bad.id)).toBe("ready");
  await scanner();
  expect(await scanFiles(job)).toEqual({ clean: 1, infected: 1, oversized: 0, released: 0 });
  expect(await getFile(testCtx(admin), clean.id)).toMatchObject({
    status: "ready",
    scannedAt: expect.any(Date),
  });
  expect(await getFile(testCtx(admin), bad.id)).toMatchObject({
    status: "quarantined",
    rejectReason: "infected",
  });
  expect(await servedFile(testCtx(owner), bad.id)).toBeNull();
  expect(await scanFiles(job)).toMatchObject({ clean: 0, infected: 0 });
  await checkAlerts(job);
  expect(await unread()).toMatchObject([{ link: `/admin/files/${bad.id}` }]);
  await releaseFile(testCtx(admin), { id: bad.id, reason: "A test file." });
  await checkAlerts(job);
  expect(await unread()).toEqual([]);
  // What was released by hand is not put aside again.
  expect(await scanFiles(job)).toMatchObject({ infected: 0 });
});

test("where scanning is required, a clean upload is there at once and an infected one is refused and leaves nothing", async () => {
  await require(true);
  await scanner();
  expect(await upload()).toMatchObject({ status: "ready", scannedAt: expect.any(Date) });
  const before = await pool().query("select count(*) as n from files");
  await expect(upload(`${PDF}${EICAR}`)).rejects.toMatchObject({
    code: "invalid",
    messageKey: "errors.file.infected",
  });
  expect((await pool().query("select count(*) as n from files")).rows).toEqual(before.rows);
});

test("where scanning is required and the scanner is absent or away, uploads wait until it saw them", async () => {
  await require(true);
  const absent = await upload();
  expect(absent).toMatchObject({ status: "pending", storedAt: expect.any(Date) });
  const gone = await scanner();
  await gone.stop();
  const away = await upload(`${PDF}${EICAR}`);
  expect(away.status).toBe("pending");
  // It may be attached meanwhile; nobody is served its bytes, and the sweeper leaves it alone.
  await attachFile(testCtx(owner), absent.id, "verification_evidence", { type: "thing", id: absent.id });
  expect(await findFile(testCtx(owner), absent.id)).toBeNull();
  await pool().query("update files set created_at = now() - interval '3 days' where id = $1", [absent.id]);
  await sweepFiles(job);
  expect(await statusOf(absent.id)).toBe("pending");
  expect(await scanFiles(job)).toMatchObject({ clean: 0 });
  await scanner();
  expect(await scanFiles(job)).toMatchObject({ clean: 1, infected: 1 });
  expect(await statusOf(absent.id)).toBe("ready");
  expect(await statusOf(away.id)).toBe("quarantined");
});

test("a file too large for the scanner is left to people where scanning is required, and kept elsewhere", async () => {
  await scanner({ maxBytes: 1_000 });
  const large = PDF + "x".repeat(20_000);
  const kept = await upload(large);
  expect(await scanFiles(job)).toMatchObject({ oversized: 1 });
  expect(await getFile(testCtx(admin), kept.id)).toMatchObject({
    status: "ready",
    rejectReason: "oversized",
  });
  await require(true);
  const held = await upload(`${large}y`);
  expect(held.status).toBe("pending");
  expect(await scanFiles(job)).toMatchObject({ oversized: 1 });
  expect(await statusOf(held.id)).toBe("quarantined");
});

test("what waits is kept once nobody asks for scanning", async () => {
  await require(true);
  const { id } = await upload();
  await require(false);
  expect(await scanFiles(job)).toMatchObject({ released: 1 });
  expect(await statusOf(id)).toBe("ready");
});
