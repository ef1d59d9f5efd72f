"use server";

import { action } from "../../core/action";
import { PUBLISH, WRITE } from "../access";
import * as bulk from "./bulk-commands";
import * as drafts from "./draft-commands";
import { forForm } from "./form-fields";
import { AutosaveInput, CreateInput } from "./inputs";
import {
  BulkInput,
  ContentRef,
  OrderInput,
  PublishInput,
  ScheduleInput,
  UnpublishAtInput,
  VersionRef,
} from "./model";
import * as previews from "./preview-commands";
import * as publishing from "./publish-commands";
import { requestPublish as ask } from "./request-commands";
import { SaveForm, saveForm } from "./save-commands";

const write = { access: { permission: [WRITE, PUBLISH] } };
const manage = { access: { permission: PUBLISH } };

export const createDraft = action(CreateInput, forForm(drafts.createDraft), write);
export const saveDraft = action(SaveForm, forForm(saveForm), write);
export const autosave = action(AutosaveInput, drafts.autosave, write);
export const discardAutosave = action(ContentRef, drafts.discardAutosave, write);
export const restoreVersion = action(VersionRef, drafts.restoreVersion, {
  ...write,
  success: "content.done.restored",
});
export const removeDraft = action(ContentRef, drafts.removeDraft, {
  ...write,
  success: "content.done.deleted",
});

export const requestPublish = action(VersionRef, ask, { ...write, success: "content.done.requested" });

export const publish = action(PublishInput, publishing.publish, {
  ...manage,
  success: "content.done.published",
});
export const unpublish = action(ContentRef, publishing.unpublish, {
  ...manage,
  success: "content.done.unpublished",
});
export const archive = action(ContentRef, publishing.archive, {
  ...manage,
  success: "content.done.archived",
});
export const reopen = action(ContentRef, publishing.reopen, { ...manage, success: "content.done.reopened" });
export const schedule = action(ScheduleInput, publishing.schedule, {
  ...manage,
  success: "content.done.scheduled",
});
export const cancelSchedule = action(ContentRef, publishing.cancelSchedule, {
  ...manage,
  success: "content.done.scheduleCancelled",
});
export const setUnpublishAt = action(UnpublishAtInput, publishing.setUnpublishAt, {
  ...manage,
  success: "content.done.scheduled",
});

export const makePreview = action(VersionRef, previews.makePreview, write);
export const revokePreviews = action(ContentRef, previews.revokePreviews, {
  ...write,
  success: "content.done.previewsRevoked",
});

export const bulkPublish = action(BulkInput, bulk.bulkPublish, manage);
export const bulkUnpublish = action(BulkInput, bulk.bulkUnpublish, manage);
export const bulkArchive = action(BulkInput, bulk.bulkArchive, manage);
export const reorder = action(OrderInput, bulk.reorder, { ...manage, success: "content.done.ordered" });
