import { allow, type Ctx, holds, inTx } from "@/lib/core/ctx";
import { enqueue } from "@/lib/core/jobs";
import { WORK, type Work } from "./model";

/** Puts work on its queue to be done at once; what waits there already stands for it. */
async function ask(ctx: Ctx, work: Work): Promise<void> {
  const { permission, job, payload } = WORK[work];
  await inTx(ctx, async (tx) => {
    allow(holds(tx.actor, permission));
    await enqueue(tx, job, payload, { key: "now" });
    tx.audit({ action: "platform.system.ask", targetType: "job", targetId: job });
  });
}

/** Takes a backup now, beside the nightly one. */
export const backupNow = (ctx: Ctx) => ask(ctx, "backup");

/** Carries encrypted columns over to the current key now. */
export const rewrapNow = (ctx: Ctx) => ask(ctx, "rewrap");

/** Verifies the audit log's chain now. */
export const verifyNow = (ctx: Ctx) => ask(ctx, "verify");
