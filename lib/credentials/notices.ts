import type { NoticeDefinition, NoticeType } from "../core/registry";

export const CREDENTIALS_NOTICE_TYPES: readonly NoticeType[] = [
  { name: "certificate_update", label: "credentials.notice.type", channels: ["in_app", "email"] },
];

/** What people are told of their certificates. */
export const CREDENTIALS_NOTICES: readonly NoticeDefinition[] = [
  {
    name: "credentials.external_certificate_reviewed",
    type: "certificate_update",
    template: "credentials.notice.external_certificate_reviewed",
    variables: ["title", "result", "note"],
    words: { result: "credentials.notice.result" },
  },
];
