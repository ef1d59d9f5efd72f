import { pgEnum } from "drizzle-orm/pg-core";
import { DELIVERY_STATES } from "../delivery/model";

export const notificationChannel = pgEnum("notification_channel", ["in_app", "email", "sms", "push"]);
/** In this order: a higher one leaves the queue first. */
export const notificationPriority = pgEnum("notification_priority", ["low", "normal", "high", "critical"]);
export const templateKind = pgEnum("template_kind", ["notice", "announcement"]);
export const announcementStatus = pgEnum("announcement_status", [
  "draft",
  "scheduled",
  "sending",
  "sent",
  "cancelled",
]);
export const deliveryStatus = pgEnum("delivery_status", DELIVERY_STATES);
export const digestInterval = pgEnum("digest_interval", ["none", "daily", "weekly"]);
