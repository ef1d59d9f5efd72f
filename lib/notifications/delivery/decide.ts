import { sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { env } from "../../core/env";
import { gather, type NoticeType } from "../../core/registry";
import { DIGEST } from "../digest/model";
import { findType } from "../notice/definitions";
import type { Reader } from "../notice/readers";
import { quietUntil } from "../preference/quiet";
import type { DeliveryRow } from "../schema/deliveries";
import type { NotificationRow } from "../schema/notifications";
import { openChannels } from "./channels";

/** What the worker does with a delivery that is due. */
export type Verdict =
  | { to: "sending" | "kept" }
  | { to: "suppressed"; why: string }
  | { to: "cancelled"; why: string }
  | { to: "digested"; why: string }
  | { to: "deferred"; until: Date };

/** Everything that a verdict depends on, read once for a batch. */
export interface Surroundings {
  now: Date;
  readers: ReadonlyMap<string, Reader>;
  notifications: ReadonlyMap<string, Pick<NotificationRow, "id" | "notificationType" | "expiresAt">>;
  /** Addresses that bounced or complained and were not cleared. */
  suppressed: ReadonlySet<string>;
  /** How many optional mails went to each person within a day; the batch's own are added while it is decided. */
  mailsToday: Map<string, number>;
  mailsPerDay: number;
}

/** The type of its notification; a mail without one is nobody's choice. */
function typeOfRow(row: DeliveryRow, s: Surroundings): NoticeType | undefined {
  const name = row.notificationId && s.notifications.get(row.notificationId)?.notificationType;
  return name ? findType(name) : undefined;
}

/** Decides about one due delivery; pure but for counting the person's mails of the day. */
export function decideDelivery(row: DeliveryRow, s: Surroundings): Verdict {
  const reader = row.userId ? s.readers.get(row.userId) : undefined;
  const notification = row.notificationId ? s.notifications.get(row.notificationId) : undefined;
  const type = typeOfRow(row, s);
  // A type that can be muted, and the digest of such.
  const optional = (type !== undefined && !type.required) || row.category === DIGEST;
  if (notification?.expiresAt && notification.expiresAt <= s.now) return { to: "cancelled", why: "expired" };
  if (!notification && !row.payload) return { to: "cancelled", why: "no message" };
  if (row.userId && (!reader || reader.erased)) return { to: "cancelled", why: "erased" };
  if (optional && reader && (reader.status === "suspended" || reader.status === "inactive"))
    return { to: "cancelled", why: reader.status };
  if (row.channel !== "email") {
    if (!openChannels().includes(row.channel)) return { to: "cancelled", why: "channel not configured" };
    return hold(row, reader, s) ?? { to: "sending" };
  }
  if (!row.immediate && s.suppressed.has(row.recipient.toLowerCase()))
    return { to: "suppressed", why: "address bounced or complained" };
  if (!env().SMTP_URL) return { to: "kept" };
  const waits = type && optional && !row.immediate && row.priority !== "critical" ? reader : undefined;
  if (waits && type?.digestible && waits.preferences.digest !== "none")
    return { to: "digested", why: `${waits.preferences.digest} digest` };
  const held = hold(row, reader, s);
  if (held) return held;
  if (waits) {
    const today = s.mailsToday.get(waits.id) ?? 0;
    if (today >= s.mailsPerDay)
      return { to: "digested", why: `more than ${s.mailsPerDay} mails in 24 hours` };
    s.mailsToday.set(waits.id, today + 1);
  }
  return { to: "sending" };
}

/** Quiet hours delay what is neither critical nor just asked for. */
function hold(row: DeliveryRow, reader: Reader | undefined, s: Surroundings): Verdict | null {
  if (!reader || row.immediate || row.priority === "critical") return null;
  const until = quietUntil(s.now, reader.preferences, reader.timeZone);
  return until && { to: "deferred", until };
}

/** Addresses among these that bounced or complained and were not cleared, in lower case. */
export async function suppressedAmong(ctx: Ctx, addresses: readonly string[]): Promise<Set<string>> {
  if (!addresses.length) return new Set();
  const { rows } = await ctx.db.execute<{ address: string }>(sql`
    select distinct lower(recipient::text) as address from notification_deliveries
    where recipient = any(${sql.param([...addresses])}::text[]::citext[])
      and status in ('bounced', 'complained') and cleared_at is null`);
  return new Set(rows.map((row) => row.address));
}

/** How many optional mails went to each of these people within 24 hours. */
export async function mailsWithinADay(ctx: Ctx, userIds: readonly string[]): Promise<Map<string, number>> {
  if (!userIds.length) return new Map();
  const required = gather("noticeTypes")
    .filter((type) => type.required)
    .map((type) => type.name);
  const { rows } = await ctx.db.execute<{ user: string; n: string }>(sql`
    select d.user_id as user, count(*) as n
    from notification_deliveries d join notifications n on n.id = d.notification_id
    where d.user_id = any(${sql.param([...userIds])}::uuid[]) and d.channel = 'email'
      and d.created_at > now() - interval '7 days'
      and (d.sent_at > now() - interval '24 hours' or d.status = 'sending')
      and d.priority <> 'critical' and not d.immediate and d.digest_id is null
      and not n.notification_type = any(${sql.param(required)}::text[])
    group by 1`);
  return new Map(rows.map((row) => [row.user, Number(row.n)]));
}
