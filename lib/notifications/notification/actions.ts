"use server";

import { redirect } from "next/navigation";
import { action } from "../../core/action";
import { localePath } from "../../core/i18n/locales";
import { SnoozeInput } from "../snooze/model";
import * as commands from "./commands";
import { NotificationId, NotificationIds, ReadAllInput } from "./model";

const SIGNED_IN = { access: "signed-in", duringMaintenance: true } as const;

export const openNotification = action(NotificationId, commands.openNotification, {
  ...SIGNED_IN,
  after: ({ link }, ctx) => {
    if (link) redirect(localePath(ctx.locale, link));
  },
});
export const markRead = action(NotificationIds, commands.markRead, SIGNED_IN);
export const markUnread = action(NotificationIds, commands.markUnread, SIGNED_IN);
export const archive = action(NotificationIds, commands.archive, SIGNED_IN);
export const unarchive = action(NotificationIds, commands.unarchive, SIGNED_IN);
export const markAllRead = action(ReadAllInput, commands.markAllRead, SIGNED_IN);
export const snooze = action(SnoozeInput, commands.snooze, {
  ...SIGNED_IN,
  success: "notifications.list.snoozed",
});
