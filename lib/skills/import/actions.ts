"use server";

import { action } from "../../core/action";
import * as imports from "../../core/imports/commands";
import { ImportIdInput } from "../../core/imports/model";
import { CURATE } from "../access";
import { BeginSkillImport } from "./model";

const curate = { access: { permission: CURATE } };

export const beginImport = action(BeginSkillImport, (ctx, input) => imports.beginImport(ctx, input), curate);
export const startImport = action(ImportIdInput, (ctx, input) => imports.startImport(ctx, input), curate);
export const stopImport = action(ImportIdInput, (ctx, input) => imports.stopImport(ctx, input), curate);
export const resumeImport = action(ImportIdInput, (ctx, input) => imports.resumeImport(ctx, input), curate);
export const discardImport = action(ImportIdInput, (ctx, input) => imports.discardImport(ctx, input), curate);
