import { and, asc, count, desc, eq, gte, ilike, lt, type SQL, sql } from "drizzle-orm";
import { type Ctx, zoneOf } from "../../core/ctx";
import { translator } from "../../core/i18n/translate";
import { type ListState, type Page, toPage } from "../../core/list";
import { dayStart } from "../../core/time";
import { readersOf } from "../notice/readers";
import { type DeliveryRow, notificationDeliveries as d } from "../schema/deliveries";
import { notifications } from "../schema/notifications";
import { suppressedAmong } from "./decide";
import type { Letter } from "./letter";
import type { OutboxFilters } from "./list";
import { messageFor, textFor } from "./message";
import { openPayload } from "./payload";

/** One message as the outbox lists it; it never tells the text. */
export interface OutboxRow
  extends Pick<
    DeliveryRow,
    | "id"
    | "channel"
    | "recipient"
    | "category"
    | "status"
    | "attemptCount"
    | "createdAt"
    | "sentAt"
    | "scheduledAt"
  > {
  /** What it is about: the notification's subject, or the name of its occasion. */
  title: string;
}

/** What a reader of the outbox may see of one message's text. */
export type ShownMessage =
  | { state: "shown"; letter: Pick<Letter, "subject" | "html" | "text" | "locale"> }
  | { state: "text"; subject: string; body: string }
  | { state: "hidden" | "gone" };

export interface OutboxDetail extends OutboxRow {
  row: DeliveryRow;
  message: ShownMessage;
  /** A message is left to be sent, or can be written anew. */
  hasMessage: boolean;
  /** Its address is held back because of an earlier bounce or complaint. */
  suppressed: boolean;
}

const columns = {
  id: d.id,
  channel: d.channel,
  recipient: d.recipient,
  category: d.category,
  status: d.status,
  attemptCount: d.attemptCount,
  createdAt: d.createdAt,
  sentAt: d.sentAt,
  scheduledAt: d.scheduledAt,
  subject: notifications.subject,
};

/** Beyond this number a count is an estimate: the whole log is long. */
const EXACT = 10_000;

/** A page of the outbox, its days those of the reader's zone. The search is a part of the recipient's address. */
export async function listOutbox(ctx: Ctx, state: ListState<OutboxFilters>): Promise<Page<OutboxRow>> {
  const where = conditions(ctx, state.filters);
  const order = state.direction === "asc" ? asc : desc;
  const capped = ctx.db
    .select({ one: sql`1` })
    .from(d)
    .where(where)
    .limit(EXACT + 1)
    .as("capped");
  const [total] = await ctx.db.select({ n: count() }).from(capped);
  const rows = await titled(
    ctx,
    read(ctx, where)
      .orderBy(order(d.createdAt), order(d.id))
      .limit(state.pageSize)
      .offset((state.page - 1) * state.pageSize),
  );
  const n = total?.n ?? 0;
  return toPage(rows, Math.min(n, EXACT), state, n > EXACT);
}

/** Every message that the filters name, newest first, in batches; for exports. */
export async function* allDeliveries(
  ctx: Ctx,
  filters: OutboxFilters,
  batch = 1000,
): AsyncGenerator<OutboxRow[]> {
  const where = conditions(ctx, filters);
  for (let before: string | undefined; ; ) {
    // Ids are in the order of time.
    const older = before ? lt(d.id, before) : undefined;
    const rows = await titled(ctx, read(ctx, and(where, older)).orderBy(desc(d.id)).limit(batch));
    if (rows.length) yield rows;
    before = rows.at(-1)?.id;
    if (!before || rows.length < batch) return;
  }
}

const read = (ctx: Ctx, where: SQL | undefined) =>
  ctx.db
    .select(columns)
    .from(d)
    .leftJoin(notifications, eq(notifications.id, d.notificationId))
    .where(where)
    .$dynamic();

async function titled(
  ctx: Ctx,
  rows: PromiseLike<(Omit<OutboxRow, "title"> & { subject: string | null })[]>,
): Promise<OutboxRow[]> {
  return Promise.all(
    (await rows).map(async ({ subject, ...row }) => ({
      ...row,
      title: subject ?? (await occasion(ctx, row.category)),
    })),
  );
}

function conditions(ctx: Ctx, { q, status, channel, category, from, to }: OutboxFilters): SQL | undefined {
  const zone = zoneOf(ctx.actor);
  return and(
    status ? eq(d.status, status) : undefined,
    channel ? eq(d.channel, channel) : undefined,
    category ? eq(d.category, category) : undefined,
    q ? (q.includes("@") && !q.startsWith("@") ? matches(q) : ilike(d.recipient, pattern(q))) : undefined,
    from ? gte(d.createdAt, dayStart(from, zone)) : undefined,
    to ? lt(d.createdAt, dayStart(to, zone, 1)) : undefined,
  );
}

/** A whole address is found by the index. */
const matches = (address: string) => eq(d.recipient, address);
const pattern = (q: string) => `%${q.replace(/[\\%_]/g, "\\$&")}%`;

/** The name of what a mail without notification is about, in the reader's language. */
async function occasion(ctx: Ctx, category: string): Promise<string> {
  const t = await translator(ctx.locale);
  const key = `${category}.title`;
  const title = t(key);
  return title === key ? category : title;
}

/** One message with what the caller may see of it, or null. */
export async function getDelivery(ctx: Ctx, id: string): Promise<OutboxDetail | null> {
  const [found] = await ctx.db
    .select({ row: d, notification: notifications })
    .from(d)
    .leftJoin(notifications, eq(notifications.id, d.notificationId))
    .where(eq(d.id, id));
  if (!found) return null;
  const { row, notification } = found;
  const [held] = await ctx.db
    .select({ n: count() })
    .from(d)
    .where(
      and(
        eq(d.recipient, row.recipient),
        sql`${d.status} in ('bounced', 'complained') and ${d.clearedAt} is null`,
      ),
    );
  return {
    ...row,
    row,
    title: notification?.subject ?? (await occasion(ctx, row.category)),
    hasMessage: row.payload !== null || notification !== null,
    suppressed: (held?.n ?? 0) > 0,
    message: await shownMessage(ctx, row, notification),
  };
}

/**
 * Kept mail is read by super admins alone, since nobody else gets it; one-time links and security mail by nobody else
 * ever.
 */
async function shownMessage(
  ctx: Ctx,
  row: DeliveryRow,
  notification: typeof notifications.$inferSelect | null,
): Promise<ShownMessage> {
  const superAdmin = ctx.actor.kind === "person" && ctx.actor.roles.includes("super_admin");
  if (row.status === "kept" && !superAdmin) return { state: "hidden" };
  const payload = openPayload(row);
  if (payload)
    return payload.secret && row.status !== "kept"
      ? { state: "hidden" }
      : { state: "shown", letter: payload };
  if (!notification) return { state: "gone" };
  if (notification.notificationType === "account_security" && row.status !== "kept")
    return { state: "hidden" };
  const reader = row.userId ? (await readersOf(ctx, [row.userId])).get(row.userId) : undefined;
  if (!reader || row.channel === "in_app") return { state: "gone" };
  if (row.channel !== "email") {
    const { subject, body } = await textFor(ctx, row.channel, notification, reader);
    return { state: "text", subject, body };
  }
  const letter = await messageFor(ctx, row, notification);
  return letter ? { state: "shown", letter } : { state: "gone" };
}

/** Which occasions the outbox knows, for its filter. */
export async function outboxCategories(ctx: Ctx): Promise<string[]> {
  // Walks the index from one category to the next, so that a long log costs little.
  const { rows } = await ctx.db.execute<{ category: string }>(sql`
    with recursive walk(category) as (
      (select category from notification_deliveries order by category limit 1)
      union all
      select (select n.category from notification_deliveries n where n.category > walk.category
              order by n.category limit 1)
      from walk where walk.category is not null)
    select category from walk where category is not null limit 200`);
  return rows.map((row) => row.category);
}

/** How long a message may wait before somebody should look, in milliseconds. */
export const STUCK = 15 * 60_000;

type Waiting = "queued" | "kept" | "failed" | "suppressed";

/** How many messages are in each state that waits for somebody, and since when the oldest queued one is due. */
export async function countDeliveries(ctx: Ctx): Promise<Record<Waiting, number> & { oldest: Date | null }> {
  const { rows } = await ctx.db.execute<{ status: Waiting; n: string; oldest: string }>(sql`
    select status, count(*) as n, min(scheduled_at) as oldest from notification_deliveries
    where status in ('queued', 'kept', 'failed', 'suppressed') group by status`);
  const counts = { queued: 0, kept: 0, failed: 0, suppressed: 0 };
  for (const row of rows) counts[row.status] = Number(row.n);
  const oldest = rows.find((row) => row.status === "queued")?.oldest;
  return { ...counts, oldest: oldest ? new Date(oldest) : null };
}

/** Whether mail to the caller's own address is held back, because some came back or was reported. */
export async function isOwnAddressHeld(ctx: Ctx): Promise<boolean> {
  if (ctx.actor.kind !== "person") return false;
  return (await suppressedAmong(ctx, [ctx.actor.email])).size > 0;
}
