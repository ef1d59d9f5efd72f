"use server";

import { action, leadToFile } from "../../core/action";
import { PUBLISH } from "../access";
import * as commands from "./commands";
import { DownloadInput, GrantInput, RevokeInput, TemplateRef, VersionInput } from "./model";

const manage = { access: { permission: PUBLISH } };

export const releaseVersion = action(VersionInput, commands.releaseVersion, {
  ...manage,
  success: "content.done.released",
});
export const grantTemplate = action(GrantInput, commands.grantTemplate, {
  ...manage,
  success: "content.done.granted",
});
export const revokeEntitlement = action(RevokeInput, commands.revokeEntitlement, {
  ...manage,
  success: "content.done.revoked",
});

/** Makes a free template the person's own and sends the browser to its file. */
export const takeTemplate = action(TemplateRef, commands.takeTemplate, {
  access: "anyone",
  success: "content.done.downloading",
  after: ({ url }) => leadToFile(url),
});
/** Counts the download and sends the browser to the file. */
export const downloadTemplate = action(DownloadInput, commands.download, {
  access: "anyone",
  success: "content.done.downloading",
  after: ({ url }) => leadToFile(url),
});
