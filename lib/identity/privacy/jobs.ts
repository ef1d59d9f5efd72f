import { z } from "zod";
import { job } from "../../core/jobs";
import { log } from "../../core/log";
import { eraseDue, purgeUnconfirmed } from "./erase";
import { failExport, makeExport } from "./export";
import { tellOfBlocked } from "./notices";

export const PRIVACY_JOBS = [
  job(
    "identity.export",
    z.object({ exportId: z.uuid() }),
    async (ctx, { exportId }) => {
      try {
        await makeExport(ctx, exportId);
      } catch (error) {
        // One failed try is the last: the person may ask again, and is told so on the page.
        await failExport(ctx, exportId);
        throw error;
      }
    },
    { retry: { retryLimit: 0 }, expireInSeconds: 1800 },
  ),
  job(
    "identity.erase",
    z.object({}),
    async (ctx) => {
      const { erased, blocked } = await eraseDue(ctx);
      await tellOfBlocked(ctx, blocked);
      if (erased) log().info({ erased }, "accounts were erased");
      if (blocked.length)
        log().warn({ blocked }, "accounts wait to be erased, because something stands in the way");
    },
    { schedule: "23 * * * *", expireInSeconds: 3600 },
  ),
  job("identity.purge", z.object({}), async (ctx) => void (await purgeUnconfirmed(ctx)), {
    schedule: "33 3 * * *",
    expireInSeconds: 3600,
  }),
];
