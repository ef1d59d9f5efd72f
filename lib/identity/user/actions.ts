"use server";

import { action } from "../../core/action";
import { ReasonInput, SuspendInput } from "../account/model";
import { EndUserSessionInput } from "../session/model";
import * as commands from "./commands";

export const suspendUser = action(SuspendInput, (ctx, input) => commands.suspendUser(ctx, input), {
  access: { permission: "users.manage" },
  success: "identity.done.suspended",
});

export const deactivateUser = action(ReasonInput, (ctx, input) => commands.deactivateUser(ctx, input), {
  access: { permission: "users.manage" },
  success: "identity.done.deactivated",
});

export const restoreUser = action(ReasonInput, (ctx, input) => commands.restoreUser(ctx, input), {
  access: { permission: "users.manage" },
  success: "identity.done.restored",
});

export const endUserLogins = action(EndUserSessionInput, (ctx, input) => commands.endUserLogins(ctx, input), {
  access: { permission: "users.manage" },
  success: "identity.done.loginsEnded",
});

export const unlockUser = action(
  EndUserSessionInput.pick({ userId: true }),
  (ctx, input) => commands.unlockUser(ctx, input),
  { access: { permission: "users.manage" }, success: "identity.done.unlocked" },
);

export const revealPersonal = action(
  EndUserSessionInput.pick({ userId: true }),
  (ctx, input) => commands.revealPersonal(ctx, input),
  { access: { permission: "users.manage" } },
);
