"use server";

import { action } from "../../core/action";
import * as commands from "./commands";
import {
  AppointInput,
  DecideRoleInput,
  GrantRoleInput,
  type GrantStatus,
  LeaveRoleInput,
  OwnRoleInput,
  RevokeRoleInput,
  SwitchRoleInput,
} from "./model";
import * as supers from "./super-admins";

const DECIDERS = ["roles.grant", "admins.manage"];
const PROPOSED = "identity.done.roleProposed";
/** A super admin is only proposed where a second one has to agree. */
const given = ({ status }: { status: GrantStatus }) =>
  status === "active" ? "identity.done.roleGranted" : PROPOSED;

export const takeRole = action(OwnRoleInput, (ctx, input) => commands.takeRole(ctx, input), {
  access: "signed-in",
  success: ({ status }) => (status === "active" ? "identity.done.roleTaken" : "identity.done.roleAsked"),
});

export const leaveRole = action(LeaveRoleInput, (ctx, input) => commands.leaveRole(ctx, input), {
  access: "signed-in",
  success: "identity.done.roleLeft",
});

export const grantRole = action(GrantRoleInput, (ctx, input) => commands.grantRole(ctx, input), {
  access: { permission: DECIDERS },
  success: given,
});

export const decideRole = action(DecideRoleInput, (ctx, input) => commands.decideRole(ctx, input), {
  access: { permission: DECIDERS },
  success: "identity.done.roleDecided",
});

export const revokeRole = action(RevokeRoleInput, (ctx, input) => commands.revokeRole(ctx, input), {
  access: { permission: DECIDERS },
  success: ({ status }) => (status === "revoked" ? "identity.done.roleRevoked" : PROPOSED),
});

export const appointAdmin = action(AppointInput, (ctx, input) => supers.appointAdmin(ctx, input), {
  access: { permission: "admins.manage" },
  success: given,
});

export const keepAdmin = action(RevokeRoleInput, (ctx, input) => supers.keepAdmin(ctx, input), {
  access: { permission: "admins.manage" },
  success: "identity.done.roleKept",
});

export const switchRole = action(SwitchRoleInput, (ctx, input) => supers.switchRole(ctx, input), {
  access: { permission: "admins.manage" },
  success: "identity.done.roleSwitched",
});
