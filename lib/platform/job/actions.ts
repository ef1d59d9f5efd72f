"use server";

import { z } from "zod";
import { action } from "@/lib/core/action";
import * as commands from "./commands";

const Ids = z.object({ ids: z.array(z.uuid()).min(1).max(100) });
const access = { permission: "jobs.manage" };

export const retryJobs = action(Ids, (ctx, { ids }) => commands.retryJobs(ctx, ids), {
  access,
  success: "platform.jobs.retried",
});

export const discardJobs = action(Ids, (ctx, { ids }) => commands.discardJobs(ctx, ids), {
  access,
  success: "platform.jobs.discarded",
});
