import { z } from "zod";

export const NotificationIds = z.object({ ids: z.array(z.uuid()).min(1).max(100) });
export const NotificationId = z.object({ id: z.uuid() });

/** "Mark all read" carries the moment of the newest row that was shown: what came later stays unread. */
export const ReadAllInput = z.object({ upTo: z.iso.datetime().transform((text) => new Date(text)) });

/** Where a notification stands, told from its columns. */
export type NotificationState = "unread" | "read" | "archived" | "expired";

/** The state that a row is in. */
export function stateOf(
  row: { readAt: Date | null; archivedAt: Date | null; expiresAt: Date | null },
  now = new Date(),
): NotificationState {
  if (row.expiresAt && row.expiresAt <= now) return "expired";
  if (row.archivedAt) return "archived";
  return row.readAt ? "read" : "unread";
}

/**
 * A place in the list: the moment and id of the last row before it, as `2026-01-01T00:00:00.000000Z_<uuid>`. To the
 * microsecond, as the database keeps it: rows of one transaction share their moment.
 */
export const Cursor = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z_[0-9a-f-]{36}$/)
  .refine((text) => {
    const { moment, id } = readCursor(text);
    return !Number.isNaN(Date.parse(moment)) && z.uuid().safeParse(id).success;
  });

export const cursorOf = (row: { moment: string; id: string }): string => `${row.moment}_${row.id}`;

export const readCursor = (cursor: string): { moment: string; id: string } => {
  const [moment = "", id = ""] = cursor.split("_");
  return { moment, id };
};
