"use server";

import { action } from "../../core/action";
import * as commands from "./commands";
import { MuteInput, UnmuteInput } from "./model";

export const mute = action(MuteInput, commands.mute, {
  access: "signed-in",
  success: "notifications.list.muted",
});
export const unmute = action(UnmuteInput, commands.unmute, {
  access: "signed-in",
  success: "notifications.list.unmuted",
});
