import { z } from "zod";
import { sweepFiles } from "@/lib/core/file-sweep";
import { purgeKeys } from "@/lib/core/idempotency";
import { checkImport, runImport } from "@/lib/core/imports/work";
import { job } from "@/lib/core/jobs";
import { purgeBuckets } from "@/lib/core/limits";
import { log } from "@/lib/core/log";
import { gather, type JobDefinition } from "@/lib/core/registry";
import { rewrap } from "@/lib/core/rewrap";
import { checkAlerts } from "./alert/checks";
import { exportHead } from "./audit/heads";
import { sealAudit } from "./audit/seal";
import { noteVerification } from "./audit/verify";
import { testRestore } from "./backup/restore";
import { isBackupDue, takeBackup } from "./backup/take";
import { scanFiles } from "./file/scan";
import { noteRun } from "./run/runs";
import { BACKUP_JOB, REWRAP_JOB, VERIFY_JOB } from "./system/model";

const Nothing = z.object({});
const Import = z.object({ importId: z.uuid() });
/** How many rows one step of a retention rule removes. */
const BATCH = 5_000;

/** Core's own background work; platform gives it a place to run. */
// biome-ignore lint/suspicious/noExplicitAny: each job has its own payload type.
export const PLATFORM_JOBS: readonly JobDefinition<any>[] = [
  job("core.sweep-files", Nothing, async (ctx) => void (await sweepFiles(ctx)), { schedule: "17 * * * *" }),
  job(REWRAP_JOB, Nothing, async (ctx) => void (await rewrap(ctx)), {
    schedule: "3 * * * *",
    expireInSeconds: 3600,
  }),
  job(
    BACKUP_JOB,
    z.object({ now: z.boolean().optional() }),
    async (ctx, { now }) => {
      if (now || (await isBackupDue(ctx))) await takeBackup(ctx);
    },
    { schedule: "5,35 * * * *", retry: { retryLimit: 1 }, expireInSeconds: 2 * 3600 },
  ),
  job("core.check-import", Import, (ctx, { importId }) => checkImport(ctx, importId), {
    expireInSeconds: 1800,
  }),
  job("core.run-import", Import, (ctx, { importId }) => runImport(ctx, importId), {
    expireInSeconds: 2 * 3600,
  }),
  job("core.purge-keys", Nothing, async (ctx) => void (await purgeKeys(ctx)), { schedule: "7 * * * *" }),
  job("core.purge-buckets", Nothing, async (ctx) => void (await purgeBuckets(ctx)), {
    schedule: "27 1 * * *",
  }),
  job(VERIFY_JOB, Nothing, async (ctx) => noteVerification(ctx.db), {
    schedule: "37 1 * * *",
    expireInSeconds: 3600,
  }),
  job(
    "platform.export-audit-head",
    Nothing,
    async (ctx) => void (await noteRun("audit_head", async () => ({ ...(await exportHead(ctx.db)) }))),
    { schedule: "12 1,13 * * *" },
  ),
  job("platform.scan-files", Nothing, async (ctx) => void (await scanFiles(ctx)), {
    schedule: "* * * * *",
    retry: { retryLimit: 2 },
  }),
  job("platform.check-alerts", Nothing, checkAlerts, {
    schedule: "*/10 * * * *",
    retry: { retryLimit: 2 },
  }),
  job("platform.test-restore", Nothing, testRestore, {
    schedule: "22 4 1 * *",
    retry: { retryLimit: 1, retryDelay: 600 },
    expireInSeconds: 4 * 3600,
  }),
  job("core.seal-audit", Nothing, async (ctx) => void (await sealAudit(ctx)), {
    schedule: "57 2 1 * *",
    expireInSeconds: 6 * 3600,
  }),
  job(
    "core.retention",
    Nothing,
    async (ctx) => {
      await noteRun("retention", async (note) => {
        for (const { what, action } of gather("retention").toReversed()) {
          let removed = 0;
          for (let n = BATCH; n >= BATCH; removed += n) n = await action(ctx, BATCH);
          if (removed) log().info({ what, removed }, "rows past their time were removed");
          if (removed) note({ [what]: removed });
        }
        return {};
      });
    },
    { schedule: "47 1 * * *", expireInSeconds: 3600 },
  ),
];
