import type { NoticeDefinition, NoticeType } from "../core/registry";

const TYPE = "points_update";

/** Comes to nobody unless they ask for it. */
export const STATEMENT_TYPE = "points_statement";

export const POINTS_NOTICE_TYPES: readonly NoticeType[] = [
  { name: TYPE, label: "points.notice.type", channels: ["in_app"], digestible: true },
  { name: STATEMENT_TYPE, label: "points.notice.statementType", channels: [] },
];

const define = (
  name: string,
  variables: string[],
  rest: Partial<NoticeDefinition> = {},
): NoticeDefinition => ({
  name: `points.${name}`,
  type: TYPE,
  template: `points.notice.${name}`,
  variables,
  ...rest,
});

/** What people are told of their points. */
export const POINTS_NOTICES: readonly NoticeDefinition[] = [
  define("earned", ["points"], { channels: ["in_app"], priority: "low" }),
  define("unearned", ["points"]),
  define("gift", ["points", "sender", "message"]),
  define("adjusted", ["points", "taken", "reason"]),
  define("reversed", ["points", "taken", "reason"]),
  define("hold_ended", ["points"]),
  define("expiring", ["points", "by"]),
  define("expired", ["points"]),
  define("frozen", ["reason"]),
  define("unfrozen", []),
  define("statement", ["month", "came", "went", "balance"], { type: STATEMENT_TYPE, priority: "low" }),
  define("proof_failed", ["count"], { type: "admin_alert", priority: "critical" }),
];
