import { z } from "zod";
import { listContract } from "../../core/list";
import { ANNOUNCEMENT_STATES } from "./model";

/** The URL of the list of announcements. */
export const announcementList = listContract({
  filters: {
    q: z.string().trim().min(1).max(100).optional(),
    status: z.enum(ANNOUNCEMENT_STATES).optional(),
  },
  sort: ["createdAt"],
  defaultSort: "createdAt",
  defaultDirection: "desc",
});
export type AnnouncementFilters = ReturnType<typeof announcementList.parse>["filters"];
