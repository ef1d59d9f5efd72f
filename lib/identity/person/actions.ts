"use server";

import { action } from "../../core/action";
import * as commands from "./commands";
import { PreferencesInput, VisibilityInput } from "./model";

export const setVisibility = action(VisibilityInput, (ctx, input) => commands.setVisibility(ctx, input), {
  access: "signed-in",
  success: "identity.done.visibilitySaved",
});

export const setPreferences = action(PreferencesInput, (ctx, input) => commands.setPreferences(ctx, input), {
  access: "signed-in",
  success: "identity.done.preferencesSaved",
});
