import { desc, eq } from "drizzle-orm";
import { sideDb } from "@/lib/core/db";
import type { RequiredUpdate } from "@/lib/core/ports";
import { announced } from "../announced";
import { appVersions } from "../schema/app-versions";
import { APP_PLATFORMS, type AppPlatform, type Offer } from "./model";

/** What each platform's app is offered, kept in this process because every request of an app asks. */
export const offers = announced("app_versions", async () => {
  const rows = await sideDb()
    .select()
    .from(appVersions)
    .where(eq(appVersions.status, "released"))
    .orderBy(desc(appVersions.buildNumber));
  const byPlatform = new Map<AppPlatform, Offer>();
  for (const platform of APP_PLATFORMS) {
    const released = rows.filter((row) => row.platform === platform);
    const [newest] = released;
    if (!newest) continue;
    byPlatform.set(platform, {
      // The table's constraint: what is released has an address in the store.
      newest: { ...newest, storeUrl: newest.storeUrl as string },
      minimumBuild: released.find((row) => row.isForcedUpdate)?.buildNumber ?? 0,
    });
  }
  return byPlatform;
});

const isPlatform = (value: string): value is AppPlatform =>
  (APP_PLATFORMS as readonly string[]).includes(value);

/** Fills core's port: what an app of this build must become first, or null while it may be served. */
export async function requiredUpdate(platform: string, build: number): Promise<RequiredUpdate | null> {
  if (!isPlatform(platform)) return null;
  const offer = (await offers.read()).get(platform);
  if (!offer || build >= offer.minimumBuild) return null;
  return {
    minimum_build: offer.minimumBuild,
    version: offer.newest.version,
    store_url: offer.newest.storeUrl,
  };
}

/** What the app of a platform is told of its newest version, in the reader's language. */
export async function latestVersion(platform: AppPlatform, build: number | undefined, locale: string) {
  const offer = (await offers.read()).get(platform);
  const newest = offer?.newest;
  return {
    version: newest?.version ?? null,
    build_number: newest?.buildNumber ?? null,
    release_notes: newest ? (newest.translations[locale] ?? newest.releaseNotes) : null,
    is_forced_update: newest?.isForcedUpdate ?? false,
    minimum_build: offer?.minimumBuild ?? 0,
    store_url: newest?.storeUrl ?? null,
    update_required: build !== undefined && build < (offer?.minimumBuild ?? 0),
  };
}
