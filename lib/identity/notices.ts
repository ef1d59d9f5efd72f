import type { MailDefinition, NoticeDefinition } from "../core/registry";

const define = (name: string, variables: readonly string[]): NoticeDefinition => ({
  name: `identity.${name}`,
  type: "account_update",
  template: `identity.notice.${name}`,
  variables,
});

/** The notices of companies, verifications and mentors. */
export const PEOPLE_NOTICES: readonly NoticeDefinition[] = [
  define("companyRequest", ["person", "company"]),
  define("companyJoined", ["person", "company"]),
  define("companyApproved", ["company", "position"]),
  define("companyDeclined", ["company"]),
  define("companyPosition", ["company", "position"]),
  define("companyRemoved", ["company"]),
  define("companySuspended", ["company", "reason"]),
  define("companyRestored", ["company", "reason"]),
  define("companyClosed", ["company"]),
  define("verificationVerified", ["type"]),
  define("verificationRejected", ["type", "reason"]),
  define("verificationExpiring", ["type", "date"]),
  define("verificationExpired", ["type", "reason"]),
];

const mail = (name: string, variables: readonly string[], required?: readonly string[]): MailDefinition => ({
  template: `identity.mail.${name}`,
  variables,
  required,
});

/** Mails with one-time links and codes, and those to addresses that are nobody's yet; the button carries the link. */
export const IDENTITY_MAILS: readonly MailDefinition[] = [
  mail("verify", ["name", "code", "url"], ["code"]),
  mail("reset", ["name", "username", "url"]),
  mail("changeEmail", ["name", "username", "code", "url"], ["code"]),
  mail("addressWanted", ["name"]),
  mail("emailChanged", ["name", "email", "url"], ["email"]),
  mail("passwordChanged", ["name", "url"]),
  mail("welcome", ["name", "username", "days", "url"]),
  mail("companyInvitation", ["company", "position", "person", "url"], ["company", "person"]),
];
