import type { NoticeDefinition, NoticeType } from "../core/registry";

const TYPE = "skill_update";

export const SKILLS_NOTICE_TYPES: readonly NoticeType[] = [
  { name: TYPE, label: "skills.notice.type", channels: ["in_app"], digestible: true },
];

const define = (
  name: string,
  variables: readonly string[],
  rest: Partial<NoticeDefinition> = {},
): NoticeDefinition => ({
  name: `skills.${name}`,
  type: TYPE,
  template: `skills.notice.${name}`,
  variables,
  ...rest,
});

/** What people are told of their skills. */
export const SKILLS_NOTICES: readonly NoticeDefinition[] = [
  define("proposal_accepted", ["skill"]),
  define("proposal_merged", ["skill", "into"]),
  define("proposal_refused", ["skill", "reason"]),
  define("proven", ["skill", "title"]),
  define("expired", ["skill", "title"]),
  define("endorsed", ["skill", "endorser"]),
  define("endorsement_asked", ["skill", "person"]),
  define("proposals_waiting", [], { type: "admin_alert", channels: ["in_app"], priority: "low" }),
];
