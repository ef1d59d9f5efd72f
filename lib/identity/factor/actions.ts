"use server";

import { z } from "zod";
import { action } from "../../core/action";
import * as commands from "./commands";
import { ConfirmTotpInput, ResetFactorsInput } from "./model";

export const beginTotp = action(z.object({}), (ctx) => commands.beginTotp(ctx), { access: "signed-in" });

export const confirmTotp = action(ConfirmTotpInput, (ctx, input) => commands.confirmTotp(ctx, input), {
  access: "signed-in",
  success: "identity.done.factorAdded",
});

export const renewRecoveryCodes = action(z.object({}), (ctx) => commands.renewRecoveryCodes(ctx), {
  access: "signed-in",
  success: "identity.done.codesRenewed",
});

export const removeTotp = action(z.object({}), (ctx) => commands.removeTotp(ctx), {
  access: "signed-in",
  success: "identity.done.factorRemoved",
});

export const resetFactors = action(ResetFactorsInput, (ctx, input) => commands.resetFactors(ctx, input), {
  access: { permission: "users.manage" },
  success: "identity.done.factorReset",
});
