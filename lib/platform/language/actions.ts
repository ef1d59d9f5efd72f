"use server";

import { action } from "@/lib/core/action";
import * as commands from "./commands";
import { LanguageCode, LanguageOrder, NewLanguageInput } from "./model";

const access = { permission: "languages.manage" };

export const addLanguage = action(NewLanguageInput, (ctx, input) => commands.addLanguage(ctx, input), {
  access,
  success: "platform.languages.added",
});

export const activateLanguage = action(LanguageCode, (ctx, input) => commands.activateLanguage(ctx, input), {
  access,
  success: "platform.languages.activated",
});

export const deactivateLanguage = action(
  LanguageCode,
  (ctx, input) => commands.deactivateLanguage(ctx, input),
  { access, success: "platform.languages.deactivated" },
);

export const makeDefaultLanguage = action(
  LanguageCode,
  (ctx, input) => commands.makeDefaultLanguage(ctx, input),
  { access, success: "platform.languages.madeDefault" },
);

export const orderLanguages = action(LanguageOrder, (ctx, input) => commands.orderLanguages(ctx, input), {
  access,
});

export const removeLanguage = action(LanguageCode, (ctx, input) => commands.removeLanguage(ctx, input), {
  access,
  success: "platform.languages.removed",
});
