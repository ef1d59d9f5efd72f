import { allow, type Ctx, holds, inTx } from "@/lib/core/ctx";
import { conflict } from "@/lib/core/errors";
import { DEAD_QUEUE, discard, redrive } from "@/lib/core/jobs";

/** Puts failed jobs back on their queues. Throws `conflict` when none of them is there any more. */
export async function retryJobs(ctx: Ctx, ids: string[]): Promise<{ count: number }> {
  return inTx(ctx, async (tx) => {
    allow(holds(tx.actor, "jobs.manage"));
    for (const id of ids) tx.audit({ action: "platform.job.retry", targetType: "job", targetId: id });
    const count = await redrive(tx, ids);
    if (count === 0) throw conflict("platform.jobs.gone");
    return { count };
  });
}

/** Forgets failed jobs: nobody will do their work. */
export async function discardJobs(ctx: Ctx, ids: string[]): Promise<{ count: number }> {
  return inTx(ctx, async (tx) => {
    allow(holds(tx.actor, "jobs.manage"));
    for (const id of ids) tx.audit({ action: "platform.job.discard", targetType: "job", targetId: id });
    await discard(tx, DEAD_QUEUE, ids);
    return { count: ids.length };
  });
}
