import { and, eq, inArray, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { uuidv7 } from "../../core/ids";
import type { Channel, NoticeType } from "../../core/registry";
import { queueDeliveries } from "../delivery/queue";
import { announceUnread } from "../live/announce";
import { decide } from "../preference/model";
import {
  notificationGroupedEvents,
  notificationMutes,
  notifications,
  type StoredData,
} from "../schema/notifications";
import type { Reader } from "./readers";

/** What happened, the same for everybody who is told. */
export interface Occasion {
  notice: string;
  type: NoticeType;
  /** The channels that the notice declares. */
  channels: readonly Channel[];
  priority: "low" | "normal" | "high" | "critical";
  immediate: boolean;
  /** Of the event; the same one reaches a person once. */
  dedupeKey: string;
  groupKey?: string;
  link?: string;
  entity?: { type: string; id: string };
  data: StoredData;
  /** The announcement. */
  templateId?: string;
  expiresAt?: Date | null;
}

/** The in-app text for a person; `count` is how many events of a group it stands for. */
export type WriteInApp = (reader: Reader, count: number) => Promise<{ subject: string; body: string }>;

/**
 * Tells people in the caller's transaction: the in-app rows, and deliveries by the channels that each chose. Whoever
 * was told of the same event before is left out. Answers how many were told now.
 */
export async function record(
  ctx: Ctx,
  occasion: Occasion,
  readers: readonly Reader[],
  write: WriteInApp,
): Promise<number> {
  // In the order of ids, so that two who tell the same people cannot lock each other out.
  const present = readers.filter((r) => !r.erased).sort((a, b) => (a.id < b.id ? -1 : 1));
  if (!present.length) return 0;
  const byId = new Map(present.map((reader) => [reader.id, reader]));
  const muted = await mutedBy(ctx, occasion, present);
  const told = { ...occasion, muted };
  const made = occasion.groupKey
    ? await insertGrouped(ctx, told, occasion.groupKey, present, write)
    : await insertSingle(ctx, told, present, write);
  const fresh = made.filter((row) => row.first && !muted.has(row.userId));
  await queueDeliveries(
    ctx,
    occasion,
    fresh.map((row) => ({ notificationId: row.id, reader: byId.get(row.userId) as Reader })),
  );
  await announceUnread(ctx, [...new Set(made.map((row) => row.userId))]);
  return fresh.length;
}

/** An occasion with who wants to hear no more of what it is about. */
type Told = Occasion & { muted: ReadonlySet<string> };

/** Who of these muted what the occasion is about; nobody where it cannot be muted. */
async function mutedBy(ctx: Ctx, occasion: Occasion, readers: readonly Reader[]): Promise<Set<string>> {
  const { entity, type } = occasion;
  if (!entity || type.required) return new Set();
  const rows = await ctx.db
    .select({ userId: notificationMutes.userId })
    .from(notificationMutes)
    .where(
      and(
        eq(notificationMutes.entityType, entity.type),
        eq(notificationMutes.entityId, entity.id),
        inArray(
          notificationMutes.userId,
          readers.map((reader) => reader.id),
        ),
      ),
    );
  return new Set(rows.map((row) => row.userId));
}

/** The row of one person; muted, or without the in-app channel, it is made already read: the history stays. */
async function rowFor(occasion: Told, reader: Reader, write: WriteInApp) {
  const { subject, body } = await write(reader, 1);
  const shown =
    !occasion.muted.has(reader.id) &&
    decide(occasion.type, "in_app", reader.preferences, occasion.channels).on;
  return {
    id: uuidv7(),
    userId: reader.id,
    templateId: occasion.templateId,
    notice: occasion.notice,
    notificationType: occasion.type.name,
    subject,
    message: body,
    priority: occasion.priority,
    contextData: occasion.data,
    link: occasion.link,
    entityType: occasion.entity?.type,
    entityId: occasion.entity?.id,
    dedupeKey: occasion.dedupeKey,
    readAt: shown ? null : new Date(),
    // The moment of the row, not of the transaction's begin: "mark all read" goes by what was shown before.
    createdAt: new Date(),
    expiresAt: occasion.expiresAt ?? null,
  };
}

interface Made {
  id: string;
  userId: string;
  /** A row of its own, not one counted up. */
  first: boolean;
}

async function insertSingle(
  ctx: Ctx,
  occasion: Told,
  readers: readonly Reader[],
  write: WriteInApp,
): Promise<Made[]> {
  const values = await Promise.all(readers.map((reader) => rowFor(occasion, reader, write)));
  const rows = await ctx.db
    .insert(notifications)
    .values(values)
    .onConflictDoNothing({ target: [notifications.userId, notifications.dedupeKey] })
    .returning({ id: notifications.id, userId: notifications.userId });
  return rows.map((row) => ({ ...row, first: true }));
}

/** Counts the event into each person's unread row of the group, or begins one. */
async function insertGrouped(
  ctx: Ctx,
  occasion: Told,
  groupKey: string,
  readers: readonly Reader[],
  write: WriteInApp,
): Promise<Made[]> {
  const news = await ctx.db
    .insert(notificationGroupedEvents)
    .values(readers.map((reader) => ({ userId: reader.id, dedupeKey: occasion.dedupeKey })))
    .onConflictDoNothing()
    .returning({ userId: notificationGroupedEvents.userId });
  const fresh = new Set(news.map((row) => row.userId));
  const told = readers.filter((reader) => fresh.has(reader.id));
  if (!told.length) return [];
  // A row that expired would never be seen: it gives its place to a new one.
  await ctx.db
    .update(notifications)
    .set({ groupKey: null })
    .where(
      and(
        inArray(notifications.userId, [...fresh]),
        sql`${notifications.groupKey} = ${groupKey} and ${notifications.readAt} is null
          and ${notifications.archivedAt} is null and ${notifications.expiresAt} <= now()`,
      ),
    );
  const values = await Promise.all(
    told.map(async (reader) => {
      const row = await rowFor(occasion, reader, write);
      // The event itself is remembered apart: the next ones share this row.
      return { ...row, groupKey, dedupeKey: `group:${row.id}` };
    }),
  );
  const rows = await ctx.db
    .insert(notifications)
    .values(values)
    .onConflictDoUpdate({
      target: [notifications.userId, notifications.groupKey],
      targetWhere: sql`${notifications.readAt} is null and ${notifications.archivedAt} is null`,
      set: {
        groupCount: sql`${notifications.groupCount} + 1`,
        contextData: sql`excluded.context_data`,
        link: sql`excluded.link`,
        entityType: sql`excluded.entity_type`,
        entityId: sql`excluded.entity_id`,
        createdAt: new Date(),
        updatedAt: new Date(),
      },
    })
    .returning({ id: notifications.id, userId: notifications.userId, count: notifications.groupCount });
  const byId = new Map(told.map((reader) => [reader.id, reader]));
  for (const row of rows.filter(({ count }) => count > 1)) {
    const { subject, body } = await write(byId.get(row.userId) as Reader, row.count);
    await ctx.db
      .update(notifications)
      .set({ subject, message: body })
      .where(sql`${notifications.id} = ${row.id}`);
  }
  return rows.map(({ id, userId, count }) => ({ id, userId, first: count === 1 }));
}
