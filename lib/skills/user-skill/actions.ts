"use server";

import { action } from "../../core/action";
import * as commands from "./commands";
import { OwnSkillRef, PinInput, ShowInput, SkillClaim, SkillToAdd } from "./model";

const own = { access: "signed-in" } as const;

export const addSkill = action(SkillToAdd, commands.addOwnSkill, { ...own, success: "skills.done.added" });
export const claimSkill = action(SkillClaim, commands.claimSkill, { ...own, success: "skills.done.saved" });
export const pinSkill = action(PinInput, commands.pinSkill, own);
export const showSkill = action(ShowInput, commands.showSkill, own);
export const removeSkill = action(OwnSkillRef, commands.removeSkill, own);
