import { beforeEach, expect, test } from "vitest";
import { pool } from "@/lib/core/db";
import { type AppError, isAppError, pgError } from "@/lib/core/errors";
import { port } from "@/lib/core/ports";
import { testCtx, testPerson } from "@/lib/core/testing/ctx";
import { historyOf } from "@/lib/core/transition";
import { PLATFORM_CONSTRAINTS } from "../constraints";
import {
  createVersion,
  deleteVersion,
  editVersion,
  releaseVersion,
  restoreVersion,
  withdrawVersion,
} from "./commands";
import { versionList } from "./list";
import { devicesBelow, EditVersionInput, NewVersionInput, versionMachine } from "./model";
import { latestVersion, offers } from "./offers";
import { getVersion, listVersions, liveBuilds, platformSummaries } from "./queries";

const support = testPerson({ roles: ["support_admin"] });
const ctx = testCtx(support);
const store = "https://store.example/app";

beforeEach(async () => {
  await pool().query("delete from app_versions");
  offers.forget();
});

const draft = (buildNumber: number, more: Partial<NewVersionInput> = {}) =>
  createVersion(ctx, {
    platform: "ios",
    version: `1.${buildNumber}.0`,
    buildNumber,
    releaseNotes: "Better.",
    translations: { ru: "Лучше." },
    isForcedUpdate: false,
    storeUrl: store,
    ...more,
  });
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => ["done"],
    (error: unknown) => {
      const violated = pgError(error)?.constraint ?? "";
      const known = isAppError(error) ? (error as AppError) : PLATFORM_CONSTRAINTS[violated]?.();
      return [known?.code, known?.messageKey, ...Object.values(known?.fields ?? {})];
    },
  );
const required = port("appVersion");

test("a released forced build is the least that is served, and withdrawing it lets older ones in again", async () => {
  const old = await draft(10);
  await releaseVersion(ctx, old);
  expect(await required("ios", 1)).toBeNull();
  const forced = await draft(20, { isForcedUpdate: true });
  expect(await required("ios", 19)).toBeNull();
  await releaseVersion(ctx, forced);
  expect(await required("ios", 19)).toEqual({ minimum_build: 20, version: "1.20.0", store_url: store });
  expect(await required("ios", 20)).toBeNull();
  expect(await required("android", 1)).toBeNull();
  expect(await required("amiga", 1)).toBeNull();
  const newest = await draft(30, { storeUrl: `${store}/30` });
  await releaseVersion(ctx, newest);
  expect(await required("ios", 19)).toEqual({
    minimum_build: 20,
    version: "1.30.0",
    store_url: `${store}/30`,
  });
  await withdrawVersion(ctx, { ...forced, reason: "It loses drafts." });
  expect(await required("ios", 1)).toBeNull();
  await restoreVersion(ctx, forced);
  expect(await required("ios", 1)).not.toBeNull();
  expect((await platformSummaries(ctx))[0]).toMatchObject({
    platform: "ios",
    newest: { version: "1.30.0" },
    minimumBuild: 20,
  });
  const history = await historyOf(ctx, versionMachine.entity, [forced.id]);
  expect(history.map((h) => [h.toStatus, h.reason])).toEqual([
    ["draft", null],
    ["released", null],
    ["withdrawn", "It loses drafts."],
    ["released", null],
  ]);
});

test("an app is told the newest version in its language, and whether it must be replaced", async () => {
  expect(await latestVersion("ios", 5, "en")).toMatchObject({ version: null, update_required: false });
  await releaseVersion(ctx, await draft(10, { isForcedUpdate: true }));
  expect(await latestVersion("ios", 9, "ru")).toEqual({
    version: "1.10.0",
    build_number: 10,
    release_notes: "Лучше.",
    is_forced_update: true,
    minimum_build: 10,
    store_url: store,
    update_required: true,
  });
  expect(await latestVersion("ios", undefined, "en")).toMatchObject({
    release_notes: "Better.",
    update_required: false,
  });
});

test("the same build twice, a forced one without a store, and build 0 are refused at their fields", async () => {
  await draft(10);
  expect(await refusal(draft(10, { version: "9.9.9" }))).toEqual([
    "conflict",
    "errors.invalid",
    "platform.appVersions.buildTaken",
  ]);
  expect(await refusal(draft(11, { version: "1.10.0" }))).toContain("platform.appVersions.versionTaken");
  await expect(draft(10, { platform: "android" })).resolves.toBeDefined();
  const parse = (over: object) =>
    NewVersionInput.safeParse({
      platform: "ios",
      version: "1.0.0",
      buildNumber: "3",
      releaseNotes: "x",
      ...over,
    }).error?.issues.map((i) => i.path.join("."));
  expect(parse({})).toBeUndefined();
  expect(parse({ isForcedUpdate: true })).toEqual(["storeUrl"]);
  expect(parse({ buildNumber: "0" })).toEqual(["buildNumber"]);
  expect(parse({ version: "1.0" })).toEqual(["version"]);
  expect(parse({ platform: "amiga" })).toEqual(["platform"]);
});

test("only a newer build with a store is released, and of two released at once the older loses or comes first", async () => {
  const homeless = await draft(5, { storeUrl: null });
  expect(await refusal(releaseVersion(ctx, homeless))).toEqual([
    "conflict",
    "platform.appVersions.needsStore",
  ]);
  const older = await draft(10);
  const newer = await draft(20);
  await Promise.allSettled([releaseVersion(ctx, older), releaseVersion(ctx, newer)]);
  const { rows } = await pool().query(
    "select build_number from app_versions where status = 'released' order by released_at",
  );
  // Both orders are right; an older build released after a newer one is not.
  expect([[20], [10, 20]]).toContainEqual(rows.map((row) => row.build_number));
  expect(await refusal(releaseVersion(ctx, await draft(15)))).toEqual([
    "conflict",
    "platform.appVersions.notNewest",
  ]);
});

test("a draft is deleted, what was released is not; its texts and its force change also afterwards", async () => {
  const { id } = await draft(10);
  await releaseVersion(ctx, { id });
  expect(await refusal(deleteVersion(ctx, { id }))).toEqual(["conflict", "errors.state"]);
  const edit = (over: object) =>
    editVersion(ctx, EditVersionInput.parse({ id, releaseNotes: "Even better.", storeUrl: store, ...over }));
  await edit({ isForcedUpdate: true });
  expect(await required("ios", 1)).toMatchObject({ minimum_build: 10 });
  expect(await refusal(edit({ storeUrl: null }))).toEqual([
    "invalid",
    "errors.invalid",
    "platform.appVersions.needsStore",
  ]);
  const gone = await draft(11);
  await deleteVersion(ctx, gone);
  expect(await getVersion(ctx, gone.id)).toBeNull();
  expect(await getVersion(ctx, "no-uuid")).toBeNull();
  const page = await listVersions(ctx, versionList.parse({ platform: "ios", status: "released" }));
  expect(page.rows.map((row) => row.releaseNotes)).toEqual(["Even better."]);
});

test("live sign-ins are counted by build; ended ones and those that name no build are not", async () => {
  await pool().query("insert into users (id, email, username) values ($1, 'a@example.test', 'ada.builds')", [
    support.id,
  ]);
  const signIn = (build: string | null, more = "now() + interval '1 day', null") =>
    pool().query(
      `insert into refresh_tokens (id, family_id, user_id, token_hash, app_build, family_expires_at, expires_at, revoked_at)
       select g, gen_random_uuid(), $1, sha256(g::text::bytea), $2, now() + interval '9 days', ${more} from gen_random_uuid() g`,
      [support.id, build],
    );
  for (const build of ["ios:9", "ios:10", "ios:10", "android:9", "web:1", null]) await signIn(build);
  await signIn("ios:1", "now() - interval '1 hour', null");
  await signIn("ios:1", "now() + interval '1 day', now()");
  const builds = await liveBuilds(ctx);
  expect(builds.filter((live) => live.platform === "ios")).toEqual([
    { platform: "ios", build: 10, devices: 2 },
    { platform: "ios", build: 9, devices: 1 },
  ]);
  expect([devicesBelow(builds, "ios", 10), devicesBelow(builds, "ios", 11)]).toEqual([1, 3]);
});

test("is refused to strangers and to those without the permission", async () => {
  const { id } = await draft(10);
  for (const actor of [testPerson(), testPerson({ roles: ["content_manager"] }), undefined]) {
    const stranger = testCtx(actor);
    const input = { platform: "ios" as const, version: "2.0.0", buildNumber: 99, ...texts };
    for (const attempt of [
      () => createVersion(stranger, input),
      () => editVersion(stranger, { id, ...texts }),
      () => releaseVersion(stranger, { id }),
      () => withdrawVersion(stranger, { id, reason: "because" }),
      () => restoreVersion(stranger, { id }),
      () => deleteVersion(stranger, { id }),
    ])
      expect((await refusal(attempt()))[0]).toBe("forbidden");
  }
});
const texts = { releaseNotes: "x", translations: {}, isForcedUpdate: false, storeUrl: null };
