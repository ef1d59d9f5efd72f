"use server";

import { action } from "../../core/action";
import * as commands from "./commands";
import { ChangeUsernameInput } from "./model";

export const changeUsername = action(
  ChangeUsernameInput,
  (ctx, input) => commands.changeUsername(ctx, input),
  { access: "signed-in", success: "identity.done.usernameChanged" },
);
