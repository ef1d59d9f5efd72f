import { and, eq, sql } from "drizzle-orm";
import { allow, type Ctx, inTx } from "@/lib/core/ctx";
import { conflict, invalid, notFound } from "@/lib/core/errors";
import { move, recordStatus } from "@/lib/core/transition";
import { appVersions } from "../schema/app-versions";
import {
  type AppPlatform,
  type EditVersionInput,
  mayManageVersions,
  type NewVersionInput,
  type VersionState,
  versionMachine,
} from "./model";
import { offers } from "./offers";
import { newestReleased, type VersionRow } from "./queries";

const TARGET = "app_version";

/** Only one release of a platform at a time: its guard looks at the other rows. */
async function lockPlatform(tx: Ctx, platform: AppPlatform): Promise<void> {
  await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`app-versions:${platform}`}, 0))`);
}

async function lockVersion(tx: Ctx, id: string): Promise<VersionRow> {
  const [row] = await tx.db.select().from(appVersions).where(eq(appVersions.id, id)).for("update");
  if (!row) throw notFound();
  return row;
}

/** Adds a version as a draft. A build or version that the platform already has is a `conflict` at its field. */
export async function createVersion(ctx: Ctx, input: NewVersionInput): Promise<{ id: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayManageVersions(tx.actor));
    const [row] = await tx.db.insert(appVersions).values(input).returning({ id: appVersions.id });
    if (!row) throw conflict();
    await recordStatus(tx, versionMachine.entity, row.id, null, "draft");
    const { platform, version, buildNumber } = input;
    tx.audit({
      action: "platform.app_version.create",
      targetType: TARGET,
      targetId: row.id,
      changes: { platform, version, buildNumber },
    });
    return row;
  });
}

/** Changes what people are told of a version and whether it forces an update; also after its release. */
export async function editVersion(ctx: Ctx, { id, ...input }: EditVersionInput): Promise<{ id: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayManageVersions(tx.actor));
    const before = await lockVersion(tx, id);
    if (before.status === "released" && !input.storeUrl)
      throw invalid("errors.invalid", { storeUrl: "platform.appVersions.needsStore" });
    await tx.db.update(appVersions).set(input).where(eq(appVersions.id, id));
    tx.audit({
      action: "platform.app_version.edit",
      targetType: TARGET,
      targetId: id,
      changes: {
        isForcedUpdate: [before.isForcedUpdate, input.isForcedUpdate],
        storeUrl: [before.storeUrl, input.storeUrl],
        releaseNotes: [before.releaseNotes, input.releaseNotes],
      },
    });
    await offers.announce(tx);
    return { id };
  });
}

async function moveVersion(
  ctx: Ctx,
  id: string,
  action: "release" | "withdraw" | "restore",
  reason?: string,
): Promise<{ id: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayManageVersions(tx.actor));
    const row = await lockVersion(tx, id);
    await lockPlatform(tx, row.platform);
    const state: VersionState = { ...row, newestReleased: await newestReleased(tx, row.platform) };
    const set = action === "release" ? { releasedAt: new Date() } : undefined;
    const columns = { table: appVersions, id: appVersions.id, status: appVersions.status, set };
    await move(tx, versionMachine, state, action, columns, reason ? { text: reason } : undefined);
    const { platform, version, buildNumber, isForcedUpdate } = row;
    tx.audit({
      action: `platform.app_version.${action}`,
      targetType: TARGET,
      targetId: id,
      changes: { platform, version, buildNumber, isForcedUpdate },
    });
    await offers.announce(tx);
    return { id };
  });
}

/** Offers a draft to everybody. It must be above the newest released build and say where it is to be had. */
export const releaseVersion = (ctx: Ctx, { id }: { id: string }) => moveVersion(ctx, id, "release");

/** Takes a version back: it is no longer offered and forces nobody. */
export const withdrawVersion = (ctx: Ctx, { id, reason }: { id: string; reason: string }) =>
  moveVersion(ctx, id, "withdraw", reason);

/** Offers a withdrawn version again. */
export const restoreVersion = (ctx: Ctx, { id }: { id: string }) => moveVersion(ctx, id, "restore");

/** Deletes a draft. Throws `conflict` for a version that was released. */
export async function deleteVersion(ctx: Ctx, { id }: { id: string }): Promise<void> {
  return inTx(ctx, async (tx) => {
    allow(mayManageVersions(tx.actor));
    const row = await lockVersion(tx, id);
    const gone = await tx.db
      .delete(appVersions)
      .where(and(eq(appVersions.id, id), eq(appVersions.status, "draft")))
      .returning({ id: appVersions.id });
    if (!gone.length) throw conflict("errors.state", { status: row.status });
    tx.audit({
      action: "platform.app_version.delete",
      targetType: TARGET,
      targetId: id,
      changes: { platform: row.platform, version: row.version, buildNumber: row.buildNumber },
    });
  });
}
