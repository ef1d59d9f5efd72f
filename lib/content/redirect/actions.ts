"use server";

import { action } from "../../core/action";
import { PUBLISH } from "../access";
import { IdOrder } from "../publishable/model";
import * as commands from "./commands";
import { RedirectImport, RedirectInput } from "./model";

const manage = { access: { permission: PUBLISH } };

export const addRedirect = action(RedirectInput, commands.addRedirect, {
  ...manage,
  success: "content.done.saved",
});
export const removeRedirects = action(IdOrder, commands.removeRedirects, {
  ...manage,
  success: "content.done.deleted",
});
export const importRedirects = action(RedirectImport, commands.importRedirects, {
  ...manage,
  success: "content.done.saved",
});
