import type { ImportColumn, ImportKind } from "../../core/imports/kind";
import { MANAGE } from "../access";
import { applyGrants } from "./commands";
import { GRANT_IMPORT, MAX_GRANT_ROWS } from "./model";
import { planGrants } from "./plan";

const column = (name: string, example: string, rest: Partial<ImportColumn> = {}): ImportColumn => ({
  name,
  example,
  required: true,
  help: `points.grants.column.${name}`,
  ...rest,
});

/** Points for many people at once, each for a reason that they read. */
export const POINTS_GRANTS: ImportKind = {
  name: GRANT_IMPORT,
  label: "points.grants.kind",
  permission: MANAGE,
  maxRows: MAX_GRANT_ROWS,
  columns: [
    column("key", "open-day-2026-001", { unique: true }),
    column("person", "ada.almeida"),
    column("points", "25"),
    column("reason", "Showed visitors around on the open day"),
  ],
  check: async (ctx, rows) => (await planGrants(ctx, rows)).map(({ faults, notes }) => ({ faults, notes })),
  apply: applyGrants,
};
