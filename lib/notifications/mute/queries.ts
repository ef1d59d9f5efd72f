import { desc, eq } from "drizzle-orm";
import { type Ctx, personId } from "../../core/ctx";
import { notificationMutes } from "../schema/notifications";

/** What the caller muted. */
export interface Mute {
  entityType: string;
  entityId: string;
  /** What the notification said from which it was muted. */
  label: string;
}

const MOST = 200;

/** What the caller muted, the newest first. */
export async function listMutes(ctx: Ctx): Promise<Mute[]> {
  const userId = personId(ctx.actor);
  if (!userId) return [];
  return ctx.db
    .select({
      entityType: notificationMutes.entityType,
      entityId: notificationMutes.entityId,
      label: notificationMutes.label,
    })
    .from(notificationMutes)
    .where(eq(notificationMutes.userId, userId))
    .orderBy(desc(notificationMutes.createdAt))
    .limit(MOST);
}
