import { eq, inArray, or, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import type { Holder } from "../../identity/registries";
import { users } from "../../identity/schema/users";
import { announceUnread } from "../live/announce";
import { notificationDeliveries as d } from "../schema/deliveries";
import { notificationGroupedEvents, notificationMutes, notifications } from "../schema/notifications";
import { notificationPreferences } from "../schema/preferences";
import { notificationTemplates } from "../schema/templates";

/** What was sent to a person: under the account, or to its address before there was one. */
function theirs(ctx: Ctx, userId: string) {
  const address = ctx.db.select({ email: users.email }).from(users).where(eq(users.id, userId));
  return or(eq(d.userId, userId), inArray(d.recipient, address));
}

/** What a person was told, by which ways, and how they want to be told. */
export const notificationsHolder: Holder = {
  name: "notifications",
  notes: {
    goes: ["notifications.privacy.goes"],
    stays: ["notifications.privacy.stays"],
  },
  async export(ctx, userId) {
    const told = await ctx.db.select().from(notifications).where(eq(notifications.userId, userId));
    const preferences = await ctx.db
      .select()
      .from(notificationPreferences)
      .where(eq(notificationPreferences.userId, userId));
    const mutes = await ctx.db.select().from(notificationMutes).where(eq(notificationMutes.userId, userId));
    const sent = await ctx.db
      .select({
        channel: d.channel,
        recipient: d.recipient,
        category: d.category,
        status: d.status,
        createdAt: d.createdAt,
        sentAt: d.sentAt,
        deliveredAt: d.deliveredAt,
      })
      .from(d)
      .where(theirs(ctx, userId));
    return [
      { path: "notifications/notifications.json", content: { json: told } },
      { path: "notifications/preferences.json", content: { json: preferences } },
      { path: "notifications/mutes.json", content: { json: mutes } },
      { path: "notifications/deliveries.json", content: { json: sent } },
    ];
  },
  async erase(ctx, userId, { purge }) {
    const mine = theirs(ctx, userId);
    if (purge) await ctx.db.delete(d).where(mine);
    else
      await ctx.db
        .update(d)
        .set({
          recipient: "erased",
          payload: null,
          externalResponse: null,
          log: [],
          notificationId: null,
          status: sql`case when ${d.status} in ('queued', 'deferred', 'kept', 'digested', 'sending')
            then 'cancelled'::delivery_status else ${d.status} end`,
          clearedAt: sql`coalesce(${d.clearedAt}, now())`,
        })
        .where(mine);
    await ctx.db.delete(notifications).where(eq(notifications.userId, userId));
    await ctx.db.delete(notificationGroupedEvents).where(eq(notificationGroupedEvents.userId, userId));
    await ctx.db.delete(notificationMutes).where(eq(notificationMutes.userId, userId));
    await ctx.db.delete(notificationPreferences).where(eq(notificationPreferences.userId, userId));
    if (purge) {
      await ctx.db
        .update(notificationTemplates)
        .set({ createdBy: null })
        .where(eq(notificationTemplates.createdBy, userId));
      await ctx.db
        .update(notificationTemplates)
        .set({ requestedBy: null })
        .where(eq(notificationTemplates.requestedBy, userId));
    }
    await announceUnread(ctx, [userId]);
  },
};
