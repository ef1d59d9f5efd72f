import { z } from "zod";
import { job } from "../core/jobs";
import { countUsage, expireProofs } from "./nightly";

/** Background work of skills. */
export const SKILLS_JOBS = [
  job(
    "skills.expire-proofs",
    z.object({}),
    async (ctx) => {
      await expireProofs(ctx);
    },
    { schedule: "5 1 * * *" },
  ),
  job(
    "skills.count-usage",
    z.object({}),
    async (ctx) => {
      await countUsage(ctx);
    },
    { schedule: "25 1 * * *" },
  ),
];
