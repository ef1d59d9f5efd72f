import { and, eq } from "drizzle-orm";
import { type Ctx, inTx, personId } from "../../core/ctx";
import { conflict, notFound, unauthenticated } from "../../core/errors";
import { findType } from "../notice/definitions";
import { notificationMutes, notifications } from "../schema/notifications";

function owner(ctx: Ctx): string {
  const userId = personId(ctx.actor);
  if (!userId) throw unauthenticated();
  return userId;
}

/**
 * Mutes what one of the caller's notifications is about: later news of it is made already read and sent nowhere.
 * Throws `conflict` for what cannot be muted.
 */
export async function mute(ctx: Ctx, input: { id: string }): Promise<void> {
  const userId = owner(ctx);
  await inTx(ctx, async (tx) => {
    const [row] = await tx.db
      .select()
      .from(notifications)
      .where(and(eq(notifications.id, input.id), eq(notifications.userId, userId)));
    if (!row) throw notFound();
    if (!row.entityType || !row.entityId || findType(row.notificationType)?.required)
      throw conflict("notifications.error.notMutable");
    const about = { entityType: row.entityType, entityId: row.entityId };
    await tx.db
      .insert(notificationMutes)
      .values({ userId, ...about, label: row.subject })
      .onConflictDoNothing();
    tx.audit({
      action: "notifications.mute",
      targetType: "identity.user",
      targetId: userId,
      changes: about,
    });
  });
}

/** Hears of it again. A repeat changes nothing. */
export async function unmute(ctx: Ctx, input: { entityType: string; entityId: string }): Promise<void> {
  const userId = owner(ctx);
  await inTx(ctx, async (tx) => {
    await tx.db
      .delete(notificationMutes)
      .where(
        and(
          eq(notificationMutes.userId, userId),
          eq(notificationMutes.entityType, input.entityType),
          eq(notificationMutes.entityId, input.entityId),
        ),
      );
    tx.audit({
      action: "notifications.unmute",
      targetType: "identity.user",
      targetId: userId,
      changes: { ...input },
    });
  });
}
