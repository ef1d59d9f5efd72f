import sharp from "sharp";
import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { db, pool } from "@/lib/core/db";
import { isAppError } from "@/lib/core/errors";
import { findFile } from "@/lib/core/files";
import { startListening, stopListening } from "@/lib/core/listen";
import { refuseDuringMaintenance } from "@/lib/core/maintenance";
import { domains, registerDomains } from "@/lib/core/registry";
import { testCtx, testPerson } from "@/lib/core/testing/ctx";
import { storeUpload } from "@/lib/core/uploads";
import { users } from "@/lib/identity/schema/users";
import { publishSetting, resetSetting, saveSetting } from "./commands";
import { LOGO_KIND } from "./logo";
import { SaveSettingInput } from "./model";
import { listSettings, searchSettings, settingHistory } from "./queries";
import { overrides, publicSettings, readSetting } from "./store";

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
  overrides.forget();
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

test("a form without the field, as browsers send it, switches off and unticks", async () => {
  const sent = (name: string, version: string) => SaveSettingInput.parse({ key: name, version });
  await saveSetting(ctx(), { key: "general.read_only", version: 0, value: "on" });
  await saveSetting(ctx(), sent("general.read_only", "1"));
  expect(await readSetting("general.read_only")).toBe(false);
  await saveSetting(ctx(), sent("auth.mfa_required_roles", "0"));
  expect(await readSetting("auth.mfa_required_roles")).toEqual([]);
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

test("wrong values and unknown keys are refused at the field; others may not save", async () => {
  const refusal = async (input: { key: string; value?: unknown }, actor = admin) => {
    const error = await saveSetting(testCtx(actor), { version: 0, ...input }).catch((e: unknown) => e);
    return isAppError(error) ? [error.code, Object.keys(error.fields)] : error;
  };
  expect(await refusal({ key, value: "" })).toEqual(["invalid", ["value"]]);
  expect(await refusal({ key: "general.time_zone", value: "Mars/Olympus" })).toEqual(["invalid", ["value"]]);
  expect(await refusal({ key: "general.support_email", value: "nobody" })).toEqual(["invalid", ["value"]]);
  expect(await refusal({ key: "uploads.user_quota_mb", value: "0" })).toEqual(["invalid", ["value"]]);
  expect(await refusal({ key: "general.nothing", value: "x" })).toEqual(["invalid", ["key"]]);
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

test("publishable settings are public until they are kept back; others never become public", async () => {
  const isPublic = async (wanted: string) => wanted in (await publicSettings());
  expect(await publicSettings()).toMatchObject({ [key]: "Guildhall", "general.read_only": false });
  expect(await isPublic("general.legal_name")).toBe(false);
  const hidden = await publishSetting(ctx(), { key, version: 0, isPublic: false });
  expect(await isPublic(key)).toBe(false);
  expect(await readSetting(key)).toBe("Guildhall");
  await saveSetting(ctx(), { key, version: hidden.version, value: "Kept back" });
  expect(await isPublic(key)).toBe(false);
  await publishSetting(ctx(), { key, version: 2, isPublic: true });
  expect((await publicSettings())[key]).toBe("Kept back");
  const refused = { key: "general.legal_name", version: 0, isPublic: true };
  await expect(publishSetting(ctx(), refused)).rejects.toThrow("invalid: platform.settings.private");
  const stranger = testCtx(testPerson({ roles: ["content_manager"] }));
  await expect(publishSetting(stranger, { key, version: 3, isPublic: false })).rejects.toThrow("forbidden");
});

test("a lost race tells both values and the version to go on from", async () => {
  await saveSetting(ctx(), { key, version: 0, value: "Theirs" });
  const lost = await saveSetting(ctx(), { key, version: 0, value: "Yours" }).catch((error) => error);
  expect(lost.detail).toEqual({ theirs: "Theirs", yours: "Yours", version: 1 });
  const reset = await resetSetting(ctx(), { key, version: 7 }).catch((error) => error);
  expect(reset.detail).toEqual({ theirs: "Theirs", yours: "Guildhall", version: 1 });
});

test("some settings ask for the password again, some are written by jobs alone", async () => {
  const input = { key: "backups.daily_kept", version: 0, value: "60" };
  await expect(saveSetting(ctx(), input)).rejects.toThrow("identity.error.stepUp");
  const fresh = testCtx({ ...admin, reauthenticatedAt: new Date() });
  expect(await saveSetting(fresh, input)).toMatchObject({ version: 1 });
  await expect(resetSetting(ctx(), { key: input.key, version: 1 })).rejects.toThrow("identity.error.stepUp");
  const before = domains();
  const salt = { key: "test.salt", schema: z.string(), default: "secret", description: "x", generated: true };
  registerDomains([...before, { name: "test", messages: {}, settings: [salt] }]);
  try {
    await expect(saveSetting(fresh, { key: salt.key, version: 0, value: "y" })).rejects.toThrow("unknown");
    expect((await listSettings(ctx())).map((row) => row.key)).not.toContain(salt.key);
  } finally {
    registerDomains(before);
  }
});

test("settings are found by their words and by when they changed, with what they were before", async () => {
  const find = async (filters: object) => (await searchSettings(ctx(), filters)).map((row) => row.key);
  expect(await find({ q: "name institution" })).toContain(key);
  expect(await find({ q: "quota" })).toEqual(["uploads.user_quota_mb"]);
  const today = new Date().toISOString().slice(0, 10);
  await saveSetting(ctx(), { key: "general.banner", version: 0, value: "Closed on Friday" });
  await resetSetting(ctx(), { key: "general.banner", version: 1 });
  expect(await find({ since: today })).toContain("general.banner");
  expect(await find({ since: "2999-01-01" })).toEqual([]);
  const history = await settingHistory(ctx(), ["general.banner", "general.address"]);
  expect(
    history.get("general.banner")?.map(({ verb, before, after, by }) => [verb, before, after, by]),
  ).toEqual([
    ["reset", "Closed on Friday", null, "Ada Admin"],
    ["save", null, "Closed on Friday", "Ada Admin"],
  ]);
});

test("local times are read in the institution's zone, lines as the objects they stand for", async () => {
  await saveSetting(ctx(), { key: "general.time_zone", version: 0, value: "Asia/Kolkata" });
  await saveSetting(ctx(), { key: "general.read_only_until", version: 0, value: "2030-01-15T09:00" });
  expect(await readSetting("general.read_only_until")).toBe("2030-01-15T03:30:00.000Z");
  const social = { key: "content.social_links", version: 0, value: "Forge | https://forge.example/a|b\n\n" };
  await saveSetting(ctx(), social);
  expect(await readSetting("content.social_links")).toEqual([
    { label: "Forge", href: "https://forge.example/a|b" },
  ]);
  await saveSetting(ctx(), { key: "general.read_only", version: 0, value: "on" });
  const visitor = testCtx(testPerson());
  await expect(refuseDuringMaintenance(visitor)).rejects.toThrow("errors.readOnlyUntil");
  await expect(refuseDuringMaintenance(ctx())).resolves.toBeUndefined();
});

test("the institution's mark is a picture of its administrators', and the one before goes", async () => {
  const logo = "general.logo_file_id";
  const picture = await sharp({ create: { width: 300, height: 120, channels: 3, background: "#8c1d2f" } })
    .png()
    .toBuffer();
  const upload = async () => (await storeUpload(ctx(), LOGO_KIND, { name: "mark.png", body: picture })).id;
  const [first, second] = [await upload(), await upload()];
  const stranger = testCtx(testPerson());
  await expect(storeUpload(stranger, LOGO_KIND, { name: "x.png", body: picture })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(saveSetting(stranger, { key: logo, version: 0, value: first })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(saveSetting(ctx(), { key: logo, version: 0 })).rejects.toMatchObject({ code: "invalid" });
  await expect(
    saveSetting(ctx(), { key: logo, version: 0, value: crypto.randomUUID() }),
  ).rejects.toMatchObject({ fields: { value: "errors.file.absent" } });
  expect(await readSetting(logo)).toBeNull();

  await saveSetting(ctx(), { key: logo, version: 0, value: first });
  expect(await publicSettings()).toMatchObject({ [logo]: first });
  await saveSetting(ctx(), { key: logo, version: 1, value: second });
  expect([await findFile(ctx(), first), (await findFile(ctx(), second))?.id]).toEqual([null, second]);
  await resetSetting(ctx(), { key: logo, version: 2 });
  expect(await findFile(ctx(), second)).toBeNull();
});

test("a color is six digits and nothing else", async () => {
  const color = "general.brand_color";
  for (const value of ["red", "#fff", "#12345g", "#000000;}"])
    await expect(saveSetting(ctx(), { key: color, version: 0, value })).rejects.toMatchObject({
      fields: { value: { key: "platform.settings.colorFormat" } },
    });
  await saveSetting(ctx(), { key: color, version: 0, value: "#8c1D2f" });
  expect(await readSetting(color)).toBe("#8c1D2f");
});
