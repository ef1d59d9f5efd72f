import { sql } from "drizzle-orm";
import type { Ctx } from "../core/ctx";
import type { RetentionRule } from "../core/registry";

const days = (ctx: Ctx, name: string) => ctx.setting<number>(`notifications.${name}`);
/** Messages to people without an account go sooner, in days. */
const STRANGERS = 30;

const rule = (
  what: string,
  statement: (ctx: Ctx, limit: number) => Promise<ReturnType<typeof sql>>,
): RetentionRule => ({
  what,
  async action(ctx, limit) {
    return (await ctx.db.execute(await statement(ctx, limit))).rowCount ?? 0;
  },
});

/** What goes by age; the texts of messages go sooner than their log. */
export const NOTIFICATION_RETENTION: readonly RetentionRule[] = [
  rule(
    "read notifications",
    async (ctx, limit) => sql`delete from notifications where id in (
      select id from notifications where created_at < now() - make_interval(days => ${await days(ctx, "read_days")})
        and (read_at < now() - make_interval(days => ${await days(ctx, "read_days")})
          or archived_at < now() - make_interval(days => ${await days(ctx, "read_days")}))
      limit ${limit})`,
  ),
  rule(
    "unread notifications",
    async (ctx, limit) => sql`delete from notifications where id in (
      select id from notifications where created_at < now() - make_interval(days => ${await days(ctx, "unread_days")})
      limit ${limit})`,
  ),
  rule(
    "expired notifications",
    async (ctx, limit) => sql`delete from notifications where id in (
      select id from notifications where expires_at < now() - make_interval(days => ${await days(ctx, "read_days")})
      limit ${limit})`,
  ),
  rule(
    "events counted into notifications",
    async (ctx, limit) => sql`delete from notification_grouped_events where (user_id, dedupe_key) in (
      select user_id, dedupe_key from notification_grouped_events
      where created_at < now() - make_interval(days => ${await days(ctx, "read_days")}) limit ${limit})`,
  ),
  rule(
    "deliveries",
    async (ctx, limit) => sql`delete from notification_deliveries where id in (
      select id from notification_deliveries
      where status not in ('queued', 'deferred', 'sending') and created_at < now() - make_interval(days => ${STRANGERS})
        and (user_id is null or created_at < now() - make_interval(days => ${await days(ctx, "delivery_days")}))
        and not (status in ('bounced', 'complained') and cleared_at is null)
      limit ${limit})`,
  ),
  rule(
    "texts of failed mail",
    async (_ctx, limit) => sql`update notification_deliveries set payload = null where id in (
      select id from notification_deliveries
      where status in ('failed', 'bounced', 'suppressed', 'complained') and payload is not null
        and updated_at < now() - interval '7 days' limit ${limit})`,
  ),
  rule(
    "mail kept for want of a server",
    async (_ctx, limit) => sql`update notification_deliveries
      set status = 'cancelled', payload = null, updated_at = now() where id in (
        select id from notification_deliveries
        where status = 'kept' and created_at < now() - interval '7 days' limit ${limit})`,
  ),
];
