import { desc, isNull } from "drizzle-orm";
import type { Ctx } from "@/lib/core/ctx";
import { liveJobs } from "@/lib/core/jobs-admin";
import { newestRuns, type RunKind, type RunRow } from "../run/runs";
import { systemAlerts } from "../schema/system-alerts";
import { BACKUP_JOB, REWRAP_JOB, VERIFY_JOB } from "./model";

/** What the installation did to look after itself, what of that goes on now, and which troubles are open. */
export interface Upkeep {
  runs: Map<RunKind, RunRow>;
  live: { backup: boolean; verify: boolean; rewrap: boolean };
  alerts: (typeof systemAlerts.$inferSelect)[];
}

/** The newest run of each kind, and the open alerts, newest first. */
export async function upkeep(ctx: Ctx): Promise<Upkeep> {
  const alerts = ctx.db
    .select()
    .from(systemAlerts)
    .where(isNull(systemAlerts.endedAt))
    .orderBy(desc(systemAlerts.raisedAt))
    .limit(50);
  const [runs, live, open] = await Promise.all([newestRuns(ctx), liveWork(ctx), alerts]);
  return { runs, live, alerts: open };
}

/** Which of the work that administrators ask for runs or is due. */
export async function liveWork(ctx: Ctx): Promise<Upkeep["live"]> {
  const live = await liveJobs(ctx, [BACKUP_JOB, VERIFY_JOB, REWRAP_JOB]);
  return { backup: live.has(BACKUP_JOB), verify: live.has(VERIFY_JOB), rewrap: live.has(REWRAP_JOB) };
}
