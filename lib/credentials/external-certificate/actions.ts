"use server";

import { action } from "../../core/action";
import { REVIEW } from "../access";
import * as commands from "./commands";
import { ExternalEditForm, ExternalForm, ExternalId, ExternalListing, HideInput, RejectInput } from "./model";
import * as review from "./review";

const own = { access: "signed-in" } as const;
const reviewer = { access: { permission: REVIEW } } as const;

export const addExternal = action(ExternalForm, commands.addExternalForm, {
  ...own,
  success: "credentials.external.done.added",
});
export const editExternal = action(ExternalEditForm, commands.editExternalForm, {
  ...own,
  success: "credentials.external.done.saved",
});
export const listExternal = action(ExternalListing, commands.listExternal, {
  ...own,
  success: "credentials.external.done.saved",
});
export const deleteExternal = action(ExternalId, commands.deleteExternal, {
  ...own,
  success: "credentials.external.done.deleted",
});
export const submitExternal = action(ExternalId, commands.submitExternal, {
  ...own,
  success: "credentials.external.done.submitted",
});
export const verifyExternal = action(ExternalId, review.verifyExternal, {
  ...reviewer,
  success: "credentials.external.done.verified",
});
export const rejectExternal = action(RejectInput, review.rejectExternal, {
  ...reviewer,
  success: "credentials.external.done.rejected",
});
export const hideExternal = action(HideInput, review.hideExternal, {
  ...reviewer,
  success: "credentials.external.done.hidden",
});
export const unhideExternal = action(ExternalId, review.unhideExternal, {
  ...reviewer,
  success: "credentials.external.done.shown",
});
