import { z } from "zod";
import { verifyAudit } from "@/lib/core/audit";
import { sweepFiles } from "@/lib/core/file-sweep";
import { purgeKeys } from "@/lib/core/idempotency";
import { job } from "@/lib/core/jobs";
import { purgeBuckets } from "@/lib/core/limits";
import { log } from "@/lib/core/log";
import { mailJob } from "@/lib/core/mail";
import { gather, type JobDefinition } from "@/lib/core/registry";
import { sealAudit } from "./audit/seal";

const Nothing = z.object({});
/** How many rows one step of a retention rule removes. */
const BATCH = 5_000;

/** Core's own background work; platform gives it a place to run. */
// biome-ignore lint/suspicious/noExplicitAny: each job has its own payload type.
export const PLATFORM_JOBS: readonly JobDefinition<any>[] = [
  mailJob,
  job("core.sweep-files", Nothing, async (ctx) => void (await sweepFiles(ctx)), { schedule: "17 * * * *" }),
  job("core.purge-keys", Nothing, async (ctx) => void (await purgeKeys(ctx)), { schedule: "7 * * * *" }),
  job("core.purge-buckets", Nothing, async (ctx) => void (await purgeBuckets(ctx)), {
    schedule: "27 1 * * *",
  }),
  job(
    "core.verify-audit",
    Nothing,
    async (ctx) => {
      const { rows, brokenAt, head } = await verifyAudit(ctx.db);
      if (brokenAt !== null) log().error({ brokenAt }, "the audit log's chain is broken");
      // Kept outside of the database too, so that a cut tail shows.
      else log().info({ rows, ...head }, "the audit log's chain is whole");
    },
    { schedule: "37 1 * * *", expireInSeconds: 3600 },
  ),
  job("core.seal-audit", Nothing, async (ctx) => void (await sealAudit(ctx)), {
    schedule: "57 2 1 * *",
    expireInSeconds: 6 * 3600,
  }),
  job(
    "core.retention",
    Nothing,
    async (ctx) => {
      for (const { what, action } of gather("retention").toReversed()) {
        let removed = 0;
        for (let n = BATCH; n >= BATCH; removed += n) n = await action(ctx, BATCH);
        if (removed) log().info({ what, removed }, "rows past their time were removed");
      }
    },
    { schedule: "47 1 * * *", expireInSeconds: 3600 },
  ),
];
