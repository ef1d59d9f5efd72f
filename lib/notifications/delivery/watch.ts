import { z } from "zod";
import { type Ctx, inTx } from "../../core/ctx";
import { job } from "../../core/jobs";
import { port } from "../../core/ports";
import { permissionHolders } from "../../identity/role/holders";
import { countDeliveries, STUCK } from "./queries";

const NOTICE = "notifications.queue_stuck";
const QUEUE = { type: "notifications.queue", id: "outbox" };

/**
 * Tells those who look after messages once of each message that is due for a quarter of an hour and still waits; takes
 * it back when the queue moves again.
 */
export async function watchQueue(ctx: Ctx, now = new Date()): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { oldest } = await countDeliveries(tx);
    const waited = oldest ? now.getTime() - oldest.getTime() : 0;
    if (!oldest || waited < STUCK) return port("retract")(tx, NOTICE, QUEUE);
    await port("notify")(
      tx,
      NOTICE,
      await permissionHolders(tx, "deliveries.manage"),
      { minutes: Math.floor(waited / 60_000) },
      { dedupe: oldest.toISOString(), entity: QUEUE, link: "/admin/outbox?status=queued" },
    );
  });
}

/** Looks every five minutes whether messages still leave. */
export const watchJob = job("notifications.watch-queue", z.object({}), (ctx) => watchQueue(ctx), {
  schedule: "*/5 * * * *",
});
