"use server";

import { action } from "../../core/action";
import { CURATE } from "../access";
import * as choice from "./choose-commands";
import * as commands from "./commands";
import {
  ChosenSet,
  SpecializationDelete,
  SpecializationInput,
  SpecializationOrder,
  SpecializationRef,
  SpecializationUpdate,
} from "./model";

const curate = { access: { permission: CURATE } };
const saved = { ...curate, success: "skills.done.saved" };

export const setSpecializations = action(ChosenSet, choice.setSpecializations, {
  access: "signed-in",
  success: "skills.done.saved",
});
export const createSpecialization = action(SpecializationInput, commands.createSpecialization, saved);
export const updateSpecialization = action(SpecializationUpdate, commands.updateSpecialization, saved);
export const orderSpecializations = action(SpecializationOrder, commands.orderSpecializations, saved);
export const retireSpecialization = action(SpecializationRef, commands.retireSpecialization, {
  ...curate,
  success: "skills.done.retired",
});
export const restoreSpecialization = action(SpecializationRef, commands.restoreSpecialization, {
  ...curate,
  success: "skills.done.restored",
});
export const deleteSpecialization = action(SpecializationDelete, commands.deleteSpecialization, {
  ...curate,
  success: "skills.done.deleted",
});
