"use server";

import { action } from "../../core/action";
import { MANAGE } from "../access";
import * as commands from "./commands";
import { AdjustInput, ReverseInput } from "./model";

const access = { permission: MANAGE };

export const adjust = action(AdjustInput, commands.adjust, { access, success: "points.wallets.adjusted" });
export const reverse = action(ReverseInput, commands.reverse, { access, success: "points.wallets.reversed" });
