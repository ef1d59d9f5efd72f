import { z } from "zod";
import { BeginImportInput } from "../../core/imports/model";
import { LARGE_ADJUSTMENT, Points } from "../transfer/model";

export const GRANT_IMPORT = "points.grants";
/** What /admin/points/grants takes. */
export const GRANT_IMPORTS = [GRANT_IMPORT] as const;
export const MAX_GRANT_ROWS = 1_000;
export const BeginGrants = BeginImportInput.extend({ kind: z.enum(GRANT_IMPORTS) });

/** One person's points. What is more than a manager may give by hand in one go is not for files. */
export const GrantRow = z.object({
  key: z.string().regex(/^[\x21-\x7e]{4,100}$/, "points.grants.keyFormat"),
  person: z.string().trim().min(1).max(254),
  points: Points(LARGE_ADJUSTMENT),
  reason: z.string().trim().min(10, "points.errors.reason").max(200),
});
export type GrantRow = z.output<typeof GrantRow>;
