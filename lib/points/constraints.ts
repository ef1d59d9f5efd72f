import type { ConstraintMap } from "../core/action";
import { conflict } from "../core/errors";

/** What a violated constraint means to the person. */
export const POINTS_CONSTRAINTS: ConstraintMap = {
  point_wallets_balance: () => conflict("points.errors.overtaken"),
  point_holds_open_source: () => conflict("points.errors.holdOpen"),
  point_rules_event: () => conflict("errors.invalid", {}, { eventKey: "points.errors.ruleExists" }),
  point_transfers_reverses: () => conflict("points.errors.reversed"),
};
