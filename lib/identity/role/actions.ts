"use server";

import { action } from "../../core/action";
import * as commands from "./commands";
import { DecideRoleInput, GrantRoleInput, LeaveRoleInput, OwnRoleInput, RevokeRoleInput } from "./model";

const DECIDERS = ["roles.grant", "admins.manage"];

export const takeRole = action(OwnRoleInput, (ctx, input) => commands.takeRole(ctx, input), {
  access: "signed-in",
  success: "identity.done.roleTaken",
});

export const leaveRole = action(LeaveRoleInput, (ctx, input) => commands.leaveRole(ctx, input), {
  access: "signed-in",
  success: "identity.done.roleLeft",
});

export const grantRole = action(GrantRoleInput, (ctx, input) => commands.grantRole(ctx, input), {
  access: { permission: DECIDERS },
  success: "identity.done.roleGranted",
});

export const decideRole = action(DecideRoleInput, (ctx, input) => commands.decideRole(ctx, input), {
  access: { permission: DECIDERS },
  success: "identity.done.roleDecided",
});

export const revokeRole = action(RevokeRoleInput, (ctx, input) => commands.revokeRole(ctx, input), {
  access: { permission: DECIDERS },
  success: "identity.done.roleRevoked",
});
