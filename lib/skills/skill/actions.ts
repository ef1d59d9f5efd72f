"use server";

import { action } from "../../core/action";
import { CURATE } from "../access";
import * as commands from "./commands";
import * as merging from "./merge-commands";
import {
  LabelInput,
  LabelRef,
  SkillAccept,
  SkillInput,
  SkillMerge,
  SkillReason,
  SkillRef,
  SkillUpdate,
} from "./model";
import { unmergeSkill as unmerge } from "./unmerge-commands";

const curate = { access: { permission: CURATE } };
const saved = { ...curate, success: "skills.done.saved" };

export const createSkill = action(SkillInput, commands.createSkill, saved);
export const updateSkill = action(SkillUpdate, commands.updateSkill, saved);
export const acceptSkill = action(SkillAccept, commands.acceptSkill, {
  ...curate,
  success: "skills.done.accepted",
});
export const refuseSkill = action(SkillReason, commands.refuseSkill, {
  ...curate,
  success: "skills.done.refused",
});
export const retireSkill = action(SkillReason, commands.retireSkill, {
  ...curate,
  success: "skills.done.retired",
});
export const restoreSkill = action(SkillRef, commands.restoreSkill, {
  ...curate,
  success: "skills.done.restored",
});
export const addLabel = action(LabelInput, commands.addLabel, saved);
export const removeLabel = action(LabelRef, commands.removeLabel, saved);
export const mergeSkills = action(SkillMerge, merging.mergeSkills, {
  ...curate,
  success: "skills.done.merged",
});
export const unmergeSkill = action(SkillRef, unmerge, { ...curate, success: "skills.done.unmerged" });
