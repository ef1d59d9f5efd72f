"use server";

import { action } from "../../core/action";
import * as commands from "./commands";
import { CreateKeyInput, RevokeKeyInput } from "./model";

export const createKey = action(CreateKeyInput, (ctx, input) => commands.createKey(ctx, input), {
  access: "signed-in",
});

export const revokeKey = action(RevokeKeyInput, (ctx, input) => commands.revokeKey(ctx, input), {
  access: "signed-in",
  success: "identity.done.keyRevoked",
});
