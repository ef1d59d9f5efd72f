"use server";

import { action } from "../../core/action";
import { MANAGE } from "../access";
import { releaseByManager } from "./end";
import { ReleaseInput } from "./model";

export const releaseHold = action(ReleaseInput, releaseByManager, {
  access: { permission: MANAGE },
  success: "points.wallets.holdReleased",
});
