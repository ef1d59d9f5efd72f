import { desc, eq } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { unauthenticated } from "../../core/errors";
import { fileUrl, findFile } from "../../core/files";
import { blockersOf } from "../registries";
import { personalExports } from "../schema/personal-exports";
import { holders } from "./blockers";
import type { Blocker } from "./model";

/** The newest archive that the caller asked for. */
export interface ExportState {
  status: "queued" | "ready" | "failed";
  createdAt: Date;
  /** Where it can be fetched, while it is kept. */
  href: string | null;
  sizeBytes: number | null;
  expiresAt: Date | null;
}

/** The caller's newest export; null when none was ever asked for. */
export async function getExport(ctx: Ctx): Promise<ExportState | null> {
  if (ctx.actor.kind !== "person") throw unauthenticated();
  const [row] = await ctx.db
    .select()
    .from(personalExports)
    .where(eq(personalExports.userId, ctx.actor.id))
    .orderBy(desc(personalExports.createdAt))
    .limit(1);
  if (!row) return null;
  const file = row.fileId ? await findFile(ctx, row.fileId) : null;
  return {
    status: row.status,
    createdAt: row.createdAt,
    href: file && fileUrl(file),
    sizeBytes: file?.sizeBytes ?? null,
    expiresAt: file?.expiresAt ?? null,
  };
}

/** What the page shows before an erasure: what goes, what stays and why, what stands in the way. */
export async function getErasurePlan(
  ctx: Ctx,
): Promise<{ goes: string[]; stays: string[]; blockers: Blocker[]; graceDays: number }> {
  if (ctx.actor.kind !== "person") throw unauthenticated();
  const all = holders();
  return {
    goes: all.flatMap((h) => h.notes.goes),
    stays: all.flatMap((h) => h.notes.stays),
    blockers: await blockersOf(ctx, { userId: ctx.actor.id }),
    graceDays: await ctx.setting<number>("privacy.erasure_grace_days"),
  };
}
