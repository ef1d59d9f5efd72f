import { eq, inArray } from "drizzle-orm";
import type { Ctx } from "@/lib/core/ctx";
import { countJobs, deadJobs } from "@/lib/core/jobs-admin";
import { log } from "@/lib/core/log";
import { files } from "@/lib/core/schema/core";
import { newestBackup } from "../backup/archive";
import { firstRunAt, lastRun } from "../run/runs";
import { systemAlerts } from "../schema/system-alerts";
import { DISK_WARNING, diskSpace } from "../system/disk";
import { BACKUP_LATE, QUEUE_LATE } from "./model";
import { type AlertKind, mend, raise, type Trouble } from "./raise";

const MINUTE = 60_000;

/** For each kind of alert: the troubles of that kind at this moment. */
const CHECKS: Record<AlertKind, (ctx: Ctx) => Promise<Trouble[]>> = {
  async chain_broken(ctx) {
    const seq = (await lastRun(ctx, "audit_verify"))?.facts.brokenAt;
    return typeof seq === "number"
      ? [{ cause: String(seq), data: { seq }, link: "/admin/audit/verify" }]
      : [];
  },
  async backup_old(ctx) {
    // An installation of today has none yet.
    const since = (await newestBackup())?.at ?? (await firstRunAt(ctx));
    if (!since || Date.now() - since.getTime() <= BACKUP_LATE) return [];
    return [
      { data: { hours: Math.floor((Date.now() - since.getTime()) / 3_600_000) }, link: "/admin/system" },
    ];
  },
  async disk_low() {
    const space = await diskSpace();
    if (!space || space.freeBytes / space.totalBytes >= DISK_WARNING) return [];
    const percent = Math.floor((space.freeBytes / space.totalBytes) * 100);
    return [{ data: { percent }, link: "/admin/system" }];
  },
  async dead_job(ctx) {
    const dead = await deadJobs(ctx);
    return dead.map(({ name, count }) => ({
      cause: name,
      data: { job: name, count },
      link: `/admin/system/jobs?state=failed&name=${encodeURIComponent(name)}`,
    }));
  },
  async queue_old(ctx) {
    const { oldestDue } = await countJobs(ctx);
    const waited = oldestDue ? Date.now() - oldestDue.getTime() : 0;
    if (waited <= QUEUE_LATE) return [];
    return [{ data: { minutes: Math.floor(waited / MINUTE) }, link: "/admin/system/jobs?state=waiting" }];
  },
  async unsafe_file(ctx) {
    const open = ctx.db
      .select({ id: systemAlerts.cause })
      .from(systemAlerts)
      .where(eq(systemAlerts.kind, "unsafe_file"));
    const ids = (await open).map((row) => row.id);
    if (!ids.length) return [];
    const still = await ctx.db
      .select({ id: files.id, status: files.status, name: files.originalName })
      .from(files)
      .where(inArray(files.id, ids));
    return still
      .filter((file) => file.status === "quarantined")
      .map(({ id, name }) => ({ cause: id, data: { name }, link: `/admin/files/${id}` }));
  },
};

/**
 * Looks at everything that can go wrong, tells super admins of what is new and takes back what is mended. A check
 * that itself fails is noted and leaves its alerts as they are.
 */
export async function checkAlerts(ctx: Ctx): Promise<void> {
  for (const kind of Object.keys(CHECKS) as AlertKind[]) {
    try {
      const troubles = await CHECKS[kind](ctx);
      for (const trouble of troubles) await raise(ctx, kind, trouble);
      await mend(
        ctx,
        kind,
        troubles.map(({ cause = "" }) => cause),
      );
    } catch (error) {
      log().error({ err: error, kind }, "an alert could not be checked");
    }
  }
}
