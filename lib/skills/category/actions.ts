"use server";

import { action } from "../../core/action";
import { CURATE } from "../access";
import * as commands from "./commands";
import {
  CategoryInput,
  CategoryMerge,
  CategoryMove,
  CategoryOrder,
  CategoryRef,
  CategoryUpdate,
} from "./model";

const curate = { access: { permission: CURATE } };
const saved = { ...curate, success: "skills.done.saved" };

export const createCategory = action(CategoryInput, commands.createCategory, saved);
export const updateCategory = action(CategoryUpdate, commands.updateCategory, saved);
export const moveCategory = action(CategoryMove, commands.moveCategory, {
  ...curate,
  success: "skills.done.moved",
});
export const orderCategories = action(CategoryOrder, commands.orderCategories, saved);
export const retireCategory = action(CategoryRef, commands.retireCategory, {
  ...curate,
  success: "skills.done.retired",
});
export const restoreCategory = action(CategoryRef, commands.restoreCategory, {
  ...curate,
  success: "skills.done.restored",
});
export const deleteCategory = action(CategoryRef, commands.deleteCategory, {
  ...curate,
  success: "skills.done.deleted",
});
export const mergeCategories = action(CategoryMerge, commands.mergeCategories, {
  ...curate,
  success: "skills.done.merged",
});
