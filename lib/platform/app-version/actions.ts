"use server";

import { action } from "@/lib/core/action";
import * as commands from "./commands";
import { EditVersionInput, NewVersionInput, VersionId, WithdrawInput } from "./model";

const access = { permission: "app_versions.manage" };

export const createVersion = action(NewVersionInput, (ctx, input) => commands.createVersion(ctx, input), {
  access,
  success: "platform.appVersions.created",
});

export const editVersion = action(EditVersionInput, (ctx, input) => commands.editVersion(ctx, input), {
  access,
  success: "platform.appVersions.saved",
});

export const releaseVersion = action(VersionId, (ctx, input) => commands.releaseVersion(ctx, input), {
  access,
  success: "platform.appVersions.wasReleased",
});

export const withdrawVersion = action(WithdrawInput, (ctx, input) => commands.withdrawVersion(ctx, input), {
  access,
  success: "platform.appVersions.wasWithdrawn",
});

export const restoreVersion = action(VersionId, (ctx, input) => commands.restoreVersion(ctx, input), {
  access,
  success: "platform.appVersions.wasReleased",
});

export const deleteVersion = action(VersionId, (ctx, input) => commands.deleteVersion(ctx, input), {
  access,
  success: "platform.appVersions.wasDeleted",
});
