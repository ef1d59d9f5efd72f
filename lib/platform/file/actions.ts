"use server";

import { action } from "@/lib/core/action";
import * as commands from "./commands";
import { FileMoveInput } from "./model";

const access = { permission: "files.manage" };

export const quarantineFile = action(FileMoveInput, (ctx, input) => commands.quarantineFile(ctx, input), {
  access,
  success: "platform.files.wasQuarantined",
});

export const releaseFile = action(FileMoveInput, (ctx, input) => commands.releaseFile(ctx, input), {
  access,
  success: "platform.files.wasReleased",
});

export const deleteQuarantined = action(
  FileMoveInput,
  (ctx, input) => commands.deleteQuarantined(ctx, input),
  { access, success: "platform.files.wasDeleted" },
);
