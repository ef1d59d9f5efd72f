"use server";

import { action } from "../../core/action";
import { MANAGE } from "../access";
import * as commands from "./commands";
import { EditRuleInput, NewRuleInput, SwitchRuleInput } from "./model";

const access = { permission: MANAGE };
const success = "points.rules.saved";

export const createRule = action(NewRuleInput, commands.createRule, { access, success });
export const editRule = action(EditRuleInput, commands.editRule, { access, success });
export const switchRule = action(SwitchRuleInput, commands.switchRule, { access, success });
