import { fillPort } from "../core/ports";
import type { Domain, NavItem } from "../core/registry";
import { NOTIFICATION_CARDS } from "./cards";
import { sendMail } from "./delivery/mail";
import { PAYLOADS } from "./delivery/payload";
import { NOTIFICATION_JOBS } from "./jobs";
import { followUnread } from "./live/hub";
import { notify, retract } from "./notice/notify";
import { NOTICE_TYPES, NOTIFICATION_NOTICES } from "./notices";
import { countUnread } from "./notification/queries";
import { deliveryFollower } from "./privacy/follower";
import { notificationsHolder } from "./privacy/holder";
import { NOTIFICATION_RETENTION } from "./retention";
import { seedNotices } from "./seed";
import { NOTIFICATION_SETTINGS } from "./settings";
import { noticeTexts } from "./template/store";

const SUPPORT = "support_admin";

const admin = (
  name: string,
  path: string,
  icon: string,
  permission: string,
  group: string,
  order: number,
): NavItem => ({
  label: `notifications.nav.${name}`,
  href: `/admin/${path}`,
  icon,
  workspace: "admin",
  group,
  permission,
  order,
});

export const notifications: Domain = {
  name: "notifications",
  messages: { en: () => import("./messages/en.json"), ru: () => import("./messages/ru.json") },
  permissions: {
    "notification_templates.manage": ["content_manager"],
    "announcements.send": ["content_manager", "recruitment_manager", SUPPORT],
    "deliveries.manage": [SUPPORT],
  },
  scopes: {
    "notifications:read": { label: "notifications.scope.read" },
    "notifications:write": { label: "notifications.scope.write" },
  },
  navigation: [
    {
      label: "notifications.nav.notifications",
      href: "/account/notifications",
      icon: "bell",
      workspace: "account",
      order: 5,
      count: countUnread,
    },
    admin("announcements", "announcements", "send", "announcements.send", "notifications.nav.group", 880),
    admin(
      "templates",
      "notification-templates",
      "message",
      "notification_templates.manage",
      "notifications.nav.group",
      890,
    ),
    admin("outbox", "outbox", "outbox", "deliveries.manage", "platform.nav.system", 920),
  ],
  settings: NOTIFICATION_SETTINGS,
  noticeTypes: NOTICE_TYPES,
  notices: NOTIFICATION_NOTICES,
  jobs: NOTIFICATION_JOBS,
  adminCards: NOTIFICATION_CARDS,
  retention: NOTIFICATION_RETENTION,
  gives: {
    keyWrapping: [PAYLOADS],
    holders: [notificationsHolder],
    accountFollowers: [deliveryFollower],
  },
  seed: seedNotices,
  start() {
    followUnread();
    noticeTexts.follow();
    fillPort("notify", notify);
    fillPort("retract", retract);
    fillPort("mail", sendMail);
  },
};
