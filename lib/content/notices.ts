import type { NoticeDefinition, NoticeType } from "../core/registry";

/** What happens to texts and templates that concern a person. */
export const CONTENT_NOTICE_TYPE: NoticeType = {
  name: "content_update",
  label: "content.notice.type",
  channels: ["in_app"],
  digestible: true,
};

/** An author asks the publishers. */
export const PUBLISH_REQUESTED = "content.publish_requested";

/** What content tells people. */
export const CONTENT_NOTICES: readonly NoticeDefinition[] = [
  {
    name: "content.schedule_failed",
    type: "content_update",
    template: "content.notice.scheduleFailed",
    variables: ["title", "reason"],
  },
  {
    name: "content.template_updated",
    type: "content_update",
    template: "content.notice.templateUpdated",
    variables: ["template", "version"],
  },
  {
    name: PUBLISH_REQUESTED,
    type: "content_update",
    template: "content.notice.publishRequested",
    variables: ["title", "person", "version"],
  },
  {
    name: "content.contact",
    type: "admin_alert",
    template: "content.notice.contact",
    variables: ["sender", "email", "message"],
    replyTo: "email",
  },
];
