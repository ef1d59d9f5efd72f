"use server";

import { action } from "../../core/action";
import * as commands from "./commands";
import {
  AnnouncementInput,
  AnnouncementVersion,
  CancelAnnouncementInput,
  EditAnnouncementInput,
  ScheduleInput,
} from "./model";

const access = { permission: "announcements.send" } as const;

export const createAnnouncement = action(AnnouncementInput, commands.createAnnouncement, {
  access,
  success: "notifications.announcement.saved",
});
export const editAnnouncement = action(EditAnnouncementInput, commands.editAnnouncement, {
  access,
  success: "notifications.announcement.saved",
});
export const discardDraft = action(AnnouncementVersion, commands.discardDraft, {
  access,
  success: "notifications.announcement.discarded",
});
export const scheduleAnnouncement = action(ScheduleInput, commands.scheduleAnnouncement, {
  access,
  success: "notifications.announcement.scheduled",
});
export const confirmAnnouncement = action(AnnouncementVersion, commands.confirmAnnouncement, {
  access,
  success: "notifications.announcement.scheduled",
});
export const unscheduleAnnouncement = action(AnnouncementVersion, commands.unscheduleAnnouncement, {
  access,
  success: "notifications.announcement.unscheduled",
});
export const cancelAnnouncement = action(CancelAnnouncementInput, commands.cancelAnnouncement, {
  access,
  success: "notifications.announcement.cancelled",
});
