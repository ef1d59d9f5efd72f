"use server";

import { action } from "../../core/action";
import * as imports from "../../core/imports/commands";
import { ImportIdInput } from "../../core/imports/model";
import { MANAGE } from "../access";
import { resumeGrants, startGrants } from "./commands";
import { BeginGrants } from "./model";

const manage = { access: { permission: MANAGE } };

export const beginImport = action(BeginGrants, (ctx, input) => imports.beginImport(ctx, input), manage);
export const startImport = action(ImportIdInput, startGrants, manage);
export const stopImport = action(ImportIdInput, (ctx, input) => imports.stopImport(ctx, input), manage);
export const resumeImport = action(ImportIdInput, resumeGrants, manage);
export const discardImport = action(ImportIdInput, (ctx, input) => imports.discardImport(ctx, input), manage);
