import { z } from "zod";
import type { Actor } from "../../core/ctx";
import { DEFAULT_LOCALE, LOCALES } from "../../core/i18n/locales";
import { machine } from "../../core/machine";

export const APP_PLATFORMS = ["ios", "android"] as const;
export type AppPlatform = (typeof APP_PLATFORMS)[number];
export const VERSION_STATUSES = ["draft", "released", "withdrawn"] as const;
export type VersionStatus = (typeof VERSION_STATUSES)[number];

/** Versions as semver.org writes them (Semantic Versioning 2.0.0). */
const SEMVER =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;

/** Release notes in other languages, by code. */
type Translations = Record<string, string>;

const Notes = z.string().trim().max(2000);
const OTHERS = LOCALES.filter((code) => code !== DEFAULT_LOCALE);
const Offered = {
  releaseNotes: Notes.min(1),
  translations: z
    .object(Object.fromEntries(OTHERS.map((code) => [code, Notes.optional()])))
    .default({})
    .transform((all) => Object.fromEntries(Object.entries(all).filter(([, text]) => text)) as Translations),
  isForcedUpdate: z.boolean().default(false),
  storeUrl: z
    .url({ protocol: /^https$/ })
    .max(500)
    .nullable()
    .default(null),
};
/** Whoever must update has to be told where. */
const withStore = <S extends z.ZodType<{ isForcedUpdate: boolean; storeUrl: string | null }>>(schema: S) =>
  schema.refine((v) => !v.isForcedUpdate || v.storeUrl !== null, {
    path: ["storeUrl"],
    message: "platform.appVersions.needsStore",
  });

export const NewVersionInput = withStore(
  z.object({
    platform: z.enum(APP_PLATFORMS),
    version: z.string().trim().max(64).regex(SEMVER, "platform.appVersions.semver"),
    buildNumber: z.coerce.number().int().min(1).max(2_147_483_647),
    ...Offered,
  }),
);
export type NewVersionInput = z.output<typeof NewVersionInput>;

/** Platform, version and build name the thing in the store and stay. */
export const EditVersionInput = withStore(z.object({ id: z.uuid(), ...Offered }));
export type EditVersionInput = z.output<typeof EditVersionInput>;

export const VersionId = z.object({ id: z.uuid() });
export const WithdrawInput = VersionId.extend({ reason: z.string().trim().min(3).max(500) });
export const LatestQuery = z.object({
  platform: z.enum(APP_PLATFORMS),
  build: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
});

/** What the machine must know of a version. */
export interface VersionState {
  id: string;
  status: VersionStatus;
  buildNumber: number;
  storeUrl: string | null;
  /** The highest released build of the platform; 0 without one. */
  newestReleased: number;
}

/** Who keeps the app's versions. */
export function mayManageVersions(actor: Actor): boolean {
  return actor.kind === "person" && actor.permissions.has("app_versions.manage");
}

export const versionMachine = machine<VersionStatus, "release" | "withdraw" | "restore", VersionState>({
  entity: "platform.app_version",
  states: VERSION_STATUSES,
  initial: "draft",
  transitions: [
    {
      action: "release",
      from: ["draft"],
      to: "released",
      who: mayManageVersions,
      guard: (row) =>
        !row.storeUrl
          ? "platform.appVersions.needsStore"
          : row.buildNumber <= row.newestReleased
            ? "platform.appVersions.notNewest"
            : null,
    },
    { action: "withdraw", from: ["released"], to: "withdrawn", who: mayManageVersions },
    { action: "restore", from: ["withdrawn"], to: "released", who: mayManageVersions },
  ],
});

/** The released versions of one platform that decide what an app is told. */
export interface Offer {
  newest: {
    version: string;
    buildNumber: number;
    releaseNotes: string;
    translations: Record<string, string>;
    isForcedUpdate: boolean;
    storeUrl: string;
  };
  /** The highest released build that forces an update; 0 without one. */
  minimumBuild: number;
}

/** Live sign-ins of the app, by its platform and build. */
export interface LiveBuild {
  platform: AppPlatform;
  build: number;
  devices: number;
}

/** How many of the live sign-ins of a platform lie below a build. */
export function devicesBelow(builds: readonly LiveBuild[], platform: AppPlatform, build: number): number {
  const older = builds.filter((live) => live.platform === platform && live.build < build);
  return older.reduce((sum, live) => sum + live.devices, 0);
}
