import { inArray, min } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../core/ctx";
import { enqueue, job } from "../../core/jobs";
import { notificationDeliveries as d } from "../schema/deliveries";
import { claimDue, sweepLeases } from "./claim";
import { send } from "./send";

/** Two rounds of lanes: even if each hangs, all end within the lease. */
const BATCH = 10;
/** How many are sent at once: a server that hangs keeps a lane for 30 s, not the queue. */
const LANES = 5;
/** After this time another run goes on, so that the job never outlives its own limit; in milliseconds. */
const RUN = 240_000;
const SOON = 60_000;

/** Sends what is due until nothing is left. Any number may run at once. */
export const deliverJob = job(
  "notifications.deliver",
  z.object({}),
  async (ctx) => {
    const end = Date.now() + RUN;
    await sweepLeases(ctx);
    for (;;) {
      const claimed = await claimDue(ctx, BATCH);
      if (!claimed) break;
      await inLanes(claimed, (one) => send(ctx, one));
      if (Date.now() > end) return enqueue(ctx, "notifications.deliver", {}, { key: "next" });
    }
    await wakeForNext(ctx);
  },
  // The next due delivery has a job of its own; the schedule finds what a crash left behind.
  { schedule: "* * * * *" },
);

async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** A delivery that falls due before the next scheduled run is not kept waiting for it. */
async function wakeForNext(ctx: Ctx): Promise<void> {
  const [next] = await ctx.db
    .select({ at: min(d.scheduledAt) })
    .from(d)
    .where(inArray(d.status, ["queued", "deferred"]));
  if (!next?.at || next.at.getTime() > Date.now() + SOON) return;
  await enqueue(ctx, "notifications.deliver", {}, { key: "next", startAfter: next.at });
}
