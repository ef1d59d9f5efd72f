"use server";

import { action } from "../../core/action";
import { PUBLISH } from "../access";
import * as commands from "./commands";
import { CategoryInput, CategoryMerge, CategoryOrder, CategoryRef, CategoryUpdate } from "./model";

const manage = { access: { permission: PUBLISH } };

export const createCategory = action(CategoryInput, commands.createCategory, {
  ...manage,
  success: "content.done.saved",
});
export const updateCategory = action(CategoryUpdate, commands.updateCategory, {
  ...manage,
  success: "content.done.saved",
});
export const deleteCategory = action(CategoryRef, commands.deleteCategory, {
  ...manage,
  success: "content.done.deleted",
});
export const mergeCategories = action(CategoryMerge, commands.mergeCategories, {
  ...manage,
  success: "content.done.merged",
});
export const orderCategories = action(CategoryOrder, commands.orderCategories, {
  ...manage,
  success: "content.done.ordered",
});
