import { z } from "zod";
import { listContract } from "../../core/list";
import { Cursor } from "./model";

/** The list's URL. It goes on by a place in time, because new rows come at its top while somebody reads. */
export const notificationList = listContract({
  filters: {
    show: z.enum(["unread", "archived"]).optional(),
    type: z.string().max(60).optional(),
    before: Cursor.optional(),
  },
  sort: ["createdAt"],
  defaultSort: "createdAt",
  defaultDirection: "desc",
});
export type NotificationFilters = ReturnType<typeof notificationList.parse>["filters"];
