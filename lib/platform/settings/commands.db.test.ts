import { beforeEach, expect, test, vi } from "vitest";
import { db, pool } from "@/lib/core/db";
import { isAppError } from "@/lib/core/errors";
import { startListening, stopListening } from "@/lib/core/listen";
import { testCtx, testPerson } from "@/lib/core/testing/ctx";
import { users } from "@/lib/identity/schema/users";
import { resetSetting, saveSetting } from "./commands";
import { listSettings } from "./queries";
import { forgetSettings, readSetting } from "./store";

const admin = testPerson({ roles: ["super_admin"] });
const ctx = () => testCtx(admin);
const key = "general.institution_name";

beforeEach(async () => {
  await db()
    .insert(users)
    .values({
      id: admin.id,
      email: admin.email,
      username: "settings.admin",
      firstName: "Ada",
      lastName: "Admin",
    })
    .onConflictDoNothing();
  await pool().query("delete from settings");
  forgetSettings();
});

test("a saved value holds at once, is audited with both values, and goes back to its default", async () => {
  expect(await readSetting(key)).toBe("Guildhall");
  const saved = await saveSetting(ctx(), { key, version: 0, value: "  The Old Mint " });
  expect(saved.version).toBe(1);
  expect(await readSetting(key)).toBe("The Old Mint");
  const row = (await listSettings(ctx())).find((s) => s.key === key);
  expect(row).toMatchObject({
    value: "The Old Mint",
    default: "Guildhall",
    version: 1,
    updatedBy: "Ada Admin",
  });
  const { rows } = await pool().query("select action, changes from audit_logs order by seq desc limit 1");
  expect(rows[0]).toEqual({
    action: "platform.setting.save",
    changes: { value: ["Guildhall", "The Old Mint"] },
  });
  await resetSetting(ctx(), { key, version: 1 });
  expect(await readSetting(key)).toBe("Guildhall");
});

test("two administrators who save at once: one wins, the other is told both values", async () => {
  const results = await Promise.allSettled(
    ["One", "Two"].map((value) => saveSetting(ctx(), { key, version: 0, value })),
  );
  expect(results.map((r) => r.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const refusal = results.find((r) => r.status === "rejected")?.reason;
  expect(isAppError(refusal) && refusal.code).toBe("conflict");
  expect(await saveSetting(ctx(), { key, version: 1, value: "Three" })).toEqual({ key, version: 2 });
});

test("wrong values are refused at the field; unknown keys are not found; others may not save", async () => {
  const refusal = async (input: { key: string; value?: unknown }, actor = admin) => {
    const error = await saveSetting(testCtx(actor), { version: 0, ...input }).catch((e: unknown) => e);
    return isAppError(error) ? [error.code, Object.keys(error.fields)] : error;
  };
  expect(await refusal({ key, value: "" })).toEqual(["invalid", ["value"]]);
  expect(await refusal({ key: "general.time_zone", value: "Mars/Olympus" })).toEqual(["invalid", ["value"]]);
  expect(await refusal({ key: "general.support_email", value: "nobody" })).toEqual(["invalid", ["value"]]);
  expect(await refusal({ key: "uploads.user_quota_mb", value: "0" })).toEqual(["invalid", ["value"]]);
  expect(await refusal({ key: "general.nothing", value: "x" })).toEqual(["not_found", []]);
  expect(await refusal({ key, value: "x" }, testPerson({ roles: ["support_admin"] }))).toEqual([
    "forbidden",
    [],
  ]);
  await saveSetting(ctx(), { key: "uploads.user_quota_mb", version: 0, value: "2048" });
  expect(await readSetting("uploads.user_quota_mb")).toBe(2048);
  await saveSetting(ctx(), { key: "general.read_only", version: 0, value: "on" });
  expect(await readSetting("general.read_only")).toBe(true);
});

test("another process's change arrives within a second, also after the connection was lost", async () => {
  startListening();
  try {
    await readSetting(key);
    const change = async (value: string) => {
      await pool().query(
        "insert into settings (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value",
        [key, JSON.stringify(value)],
      );
      await pool().query("select pg_notify('guildhall_settings', '')");
    };
    // The connection opens in the background: the first word is repeated until it is heard.
    await vi.waitFor(async () => {
      await change("Elsewhere");
      await new Promise((resolve) => setTimeout(resolve, 150));
      expect(await readSetting(key)).toBe("Elsewhere");
    }, 10_000);
    await pool().query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'guildhall-listen' and datname = current_database()",
    );
    await vi.waitFor(async () => {
      await change("Again");
      await new Promise((resolve) => setTimeout(resolve, 150));
      expect(await readSetting(key)).toBe("Again");
    }, 20_000);
  } finally {
    await stopListening();
  }
});
