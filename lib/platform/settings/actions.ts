"use server";

import { action } from "@/lib/core/action";
import * as commands from "./commands";
import { PublishSettingInput, ResetSettingInput, SaveSettingInput } from "./model";

const access = { permission: "settings.manage" };

export const saveSetting = action(SaveSettingInput, (ctx, input) => commands.saveSetting(ctx, input), {
  access,
  success: "platform.settings.saved",
});

export const publishSetting = action(
  PublishSettingInput,
  (ctx, input) => commands.publishSetting(ctx, input),
  { access, success: "platform.settings.saved" },
);

export const resetSetting = action(ResetSettingInput, (ctx, input) => commands.resetSetting(ctx, input), {
  access,
  success: "platform.settings.wasReset",
});
