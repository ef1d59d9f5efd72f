import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/core/ctx";
import { isUuid } from "@/lib/core/ids";
import { type Page, toPage } from "@/lib/core/list";
import { refreshTokens } from "@/lib/identity/schema/sessions";
import { appVersions } from "../schema/app-versions";
import type { VersionListState } from "./list";
import { APP_PLATFORMS, type AppPlatform, type LiveBuild, type VersionState } from "./model";

export type VersionRow = typeof appVersions.$inferSelect;
/** One version with what its buttons depend on. */
export type VersionDetail = VersionRow & Pick<VersionState, "newestReleased">;

/** What stands at the head of the list for each platform. */
export interface PlatformSummary {
  platform: AppPlatform;
  newest: { version: string; buildNumber: number } | null;
  minimumBuild: number;
}

/** A page of app versions. */
export async function listVersions(ctx: Ctx, state: VersionListState): Promise<Page<VersionRow>> {
  const { platform, status } = state.filters;
  const where = and(
    platform ? eq(appVersions.platform, platform) : undefined,
    status ? eq(appVersions.status, status) : undefined,
  );
  const order = state.direction === "asc" ? asc : desc;
  const by = state.sort === "released" ? appVersions.releasedAt : appVersions.buildNumber;
  const [total] = await ctx.db.select({ n: count() }).from(appVersions).where(where);
  const rows = await ctx.db
    .select()
    .from(appVersions)
    .where(where)
    .orderBy(order(by), order(appVersions.id))
    .limit(state.pageSize)
    .offset((state.page - 1) * state.pageSize);
  return toPage(rows, total?.n ?? 0, state);
}

/** One version, or null. */
export async function getVersion(ctx: Ctx, id: string): Promise<VersionDetail | null> {
  if (!isUuid(id)) return null;
  const [row] = await ctx.db.select().from(appVersions).where(eq(appVersions.id, id));
  return row ? { ...row, newestReleased: await newestReleased(ctx, row.platform) } : null;
}

/** The highest released build of a platform; 0 without one. */
export async function newestReleased(ctx: Ctx, platform: AppPlatform): Promise<number> {
  const [row] = await ctx.db
    .select({ build: sql<number | null>`max(${appVersions.buildNumber})` })
    .from(appVersions)
    .where(and(eq(appVersions.platform, platform), eq(appVersions.status, "released")));
  return row?.build ?? 0;
}

/** How many sign-ins of the app are live on each build, newest build first. The app says which build it is. */
export async function liveBuilds(ctx: Ctx): Promise<LiveBuild[]> {
  const { rows } = await ctx.db.execute<{ platform: AppPlatform; build: string; devices: string }>(sql`
    select split_part(app_build, ':', 1) as platform, split_part(app_build, ':', 2)::bigint as build, count(*) as devices
    from ${refreshTokens}
    where rotated_at is null and revoked_at is null and expires_at > now()
      and app_build ~ '^(ios|android):[0-9]{1,9}$'
    group by 1, 2 order by 2 desc limit 200`);
  return rows.map((row) => ({ ...row, build: Number(row.build), devices: Number(row.devices) }));
}

/** Newest released version and least build of each platform. */
export async function platformSummaries(ctx: Ctx): Promise<PlatformSummary[]> {
  const rows = await ctx.db
    .select({
      platform: appVersions.platform,
      version: appVersions.version,
      buildNumber: appVersions.buildNumber,
      isForcedUpdate: appVersions.isForcedUpdate,
    })
    .from(appVersions)
    .where(eq(appVersions.status, "released"))
    .orderBy(desc(appVersions.buildNumber));
  return APP_PLATFORMS.map((platform) => {
    const mine = rows.filter((row) => row.platform === platform);
    return {
      platform,
      newest: mine[0] ?? null,
      minimumBuild: mine.find((row) => row.isForcedUpdate)?.buildNumber ?? 0,
    };
  });
}
