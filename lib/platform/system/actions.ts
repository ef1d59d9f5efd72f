"use server";

import { action } from "@/lib/core/action";
import * as commands from "./commands";
import { NoInput } from "./model";

export const backupNow = action(NoInput, (ctx) => commands.backupNow(ctx), {
  access: { permission: "jobs.manage" },
  success: "platform.upkeep.asked",
});

export const rewrapNow = action(NoInput, (ctx) => commands.rewrapNow(ctx), {
  access: { permission: "jobs.manage" },
  success: "platform.upkeep.asked",
});

export const verifyNow = action(NoInput, (ctx) => commands.verifyNow(ctx), {
  access: { permission: "audit.read" },
  success: "platform.upkeep.asked",
});
