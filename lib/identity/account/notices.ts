import type { NoticeDefinition, NoticeType } from "../../core/registry";

/** What changes around the account without touching its security. */
export const UPDATE_NOTICE_TYPE: NoticeType = {
  name: "account_update",
  label: "identity.noticeType.account_update",
  channels: ["in_app", "email"],
};

const define = (
  name: string,
  variables: readonly string[],
  rest: Partial<NoticeDefinition> = {},
): NoticeDefinition => ({
  name: `identity.${name}`,
  type: "account_security",
  template: `identity.notice.${name}`,
  variables,
  ...rest,
});

/** What a person is told of logins, password, roles and state of the account. */
export const ACCOUNT_NOTICES: readonly NoticeDefinition[] = [
  define("new_device", ["device"], { priority: "critical" }),
  define("phone_left_out", [], { type: "account_update" }),
  define("role_granted", ["role", "reason"]),
  define("role_declined", ["role", "reason"], { type: "account_update" }),
  define("role_revoked", ["role", "reason"]),
  define("super_admin_proposed", ["who", "hours"], { type: "admin_alert", priority: "high" }),
  define("super_admin_revocation_proposed", ["who", "hours"], { type: "admin_alert", priority: "high" }),
  define("suspended", ["reason"], { priority: "high" }),
  define("suspended_until", ["reason", "until"], { priority: "high" }),
  define("deactivated", ["reason"], { priority: "high" }),
  define("restored", [], { priority: "high" }),
  define("profile_edited", ["who"], { type: "account_update" }),
  define("mentor_assigned", ["mentor"], { type: "account_update" }),
  define("mentor_gone", [], { type: "account_update" }),
  define("mentees_assigned", ["students"], { type: "account_update" }),
];
