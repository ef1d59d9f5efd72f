import { z } from "zod";
import { inTx } from "../core/ctx";
import { job } from "../core/jobs";
import { expirePoints, warnOfExpiry } from "./expiry/commands";
import { expireHolds } from "./hold/end";
import { PROOF_JOB, prove } from "./proof/commands";
import { sendStatements } from "./statement/monthly";
import { tags } from "./tags";
import { openMissingWallets } from "./wallet/open";

export const POINTS_JOBS = [
  // Rules begin and end, and people earn, without anybody telling the public page.
  job(
    "points.refresh-page",
    z.object({}),
    (ctx) => inTx(ctx, async (tx) => tx.touch(tags.rules, tags.leaders)),
    { schedule: "2 * * * *" },
  ),
  job("points.send-statements", z.object({}), async (ctx) => void (await sendStatements(ctx)), {
    schedule: "10 6 1 * *",
  }),
  job("points.expire-holds", z.object({}), async (ctx) => void (await expireHolds(ctx)), {
    schedule: "* * * * *",
  }),
  job(
    "points.expire",
    z.object({}),
    async (ctx) => {
      await expirePoints(ctx);
      await warnOfExpiry(ctx);
    },
    { schedule: "10 2 * * *" },
  ),
  job("points.open-wallets", z.object({}), async (ctx) => void (await openMissingWallets(ctx)), {
    schedule: "20 1 * * *",
  }),
  job(
    PROOF_JOB,
    z.object({ proofId: z.uuid().optional() }),
    async (ctx, { proofId }) => void (await prove(ctx, proofId)),
    {
      schedule: "40 1 * * *",
    },
  ),
];
