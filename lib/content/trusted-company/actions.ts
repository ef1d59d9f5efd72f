"use server";

import { action } from "../../core/action";
import { PUBLISH } from "../access";
import { IdOrder } from "../publishable/model";
import * as commands from "./commands";
import { TrustedCompanyInput, TrustedCompanyRef, TrustedCompanyUpdate } from "./model";

const manage = { access: { permission: PUBLISH } };
const saved = { ...manage, success: "content.done.saved" };

export const createTrustedCompany = action(TrustedCompanyInput, commands.createTrustedCompany, saved);
export const updateTrustedCompany = action(TrustedCompanyUpdate, commands.updateTrustedCompany, saved);
export const deleteTrustedCompany = action(TrustedCompanyRef, commands.deleteTrustedCompany, {
  ...manage,
  success: "content.done.deleted",
});
export const orderTrustedCompanies = action(IdOrder, commands.orderTrustedCompanies, {
  ...manage,
  success: "content.done.ordered",
});
