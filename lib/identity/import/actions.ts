"use server";

import { action } from "../../core/action";
import * as imports from "../../core/imports/commands";
import { ImportIdInput } from "../../core/imports/model";
import { BeginPeopleImport } from "./model";

const manager = { access: { permission: "users.manage" } } as const;

export const beginImport = action(
  BeginPeopleImport,
  (ctx, input) => imports.beginImport(ctx, input),
  manager,
);
export const startImport = action(ImportIdInput, (ctx, input) => imports.startImport(ctx, input), manager);
export const stopImport = action(ImportIdInput, (ctx, input) => imports.stopImport(ctx, input), manager);
export const resumeImport = action(ImportIdInput, (ctx, input) => imports.resumeImport(ctx, input), manager);
export const discardImport = action(
  ImportIdInput,
  (ctx, input) => imports.discardImport(ctx, input),
  manager,
);
