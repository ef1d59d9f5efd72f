"use server";

import { action } from "../../core/action";
import { MANAGE } from "../access";
import * as commands from "./commands";
import { FreezeInput, WalletOwner } from "./model";

const access = { permission: MANAGE };

export const freezeWallet = action(FreezeInput, commands.freezeWallet, {
  access,
  success: "points.wallets.wasFrozen",
});
export const unfreezeWallet = action(WalletOwner, commands.unfreezeWallet, {
  access,
  success: "points.wallets.wasUnfrozen",
});
