import { and, asc, count, desc, eq, ilike, inArray, sql } from "drizzle-orm";
import { type Ctx, holds, personId } from "../../core/ctx";
import { languageFor } from "../../core/i18n/active";
import { type ListState, type Page, toPage } from "../../core/list";
import { companies } from "../../identity/schema/companies";
import { users } from "../../identity/schema/users";
import { namesOf } from "../../platform/status-history";
import { notifications } from "../schema/notifications";
import { type Audience, type TemplateRow, notificationTemplates as t } from "../schema/templates";
import { countAudience } from "./audience";
import type { AnnouncementFilters } from "./list";
import { SEND } from "./machine";
import { ALONE_MAILS, type AnnouncementStatus } from "./model";

/** An announcement as the list shows it. */
export interface AnnouncementItem {
  id: string;
  name: string;
  status: AnnouncementStatus;
  audience: Audience;
  scheduledAt: Date | null;
  sentAt: Date | null;
  recipientCount: number;
  createdAt: Date;
  author: string | null;
  /** Another announcer must agree. */
  waits: boolean;
}

/** A page of announcements; none for who may not send any. */
export async function listAnnouncements(
  ctx: Ctx,
  state: ListState<AnnouncementFilters>,
): Promise<Page<AnnouncementItem>> {
  if (!holds(ctx.actor, SEND)) return toPage([], 0, state);
  const { q, status } = state.filters;
  const where = and(
    eq(t.kind, "announcement"),
    status ? eq(t.status, status) : undefined,
    q ? ilike(t.name, `%${q.replace(/[\\%_]/g, "\\$&")}%`) : undefined,
  );
  const [total] = await ctx.db.select({ n: count() }).from(t).where(where);
  const order = state.direction === "asc" ? asc : desc;
  const rows = await ctx.db
    .select()
    .from(t)
    .where(where)
    .orderBy(order(t.createdAt), order(t.id))
    .limit(state.pageSize)
    .offset((state.page - 1) * state.pageSize);
  const names = await namesOf(
    ctx,
    rows.map((row) => row.createdBy),
  );
  return toPage(
    rows.map((row) => ({
      id: row.id,
      name: row.name,
      status: row.status as AnnouncementStatus,
      audience: row.audience as Audience,
      scheduledAt: row.scheduledAt,
      sentAt: row.sentAt,
      recipientCount: row.recipientCount,
      createdAt: row.createdAt,
      author: names.get(row.createdBy ?? "") ?? null,
      waits: row.status === "draft" && row.requestedBy !== null,
    })),
    total?.n ?? 0,
    state,
  );
}

/** An announcement with everything that its page shows. */
export interface AnnouncementDetail {
  row: TemplateRow & { status: AnnouncementStatus; audience: Audience };
  author: string | null;
  /** Who asked for a second announcer's word, while that is missing. */
  requestedBy: string | null;
  /** The caller asked, so another must agree. */
  mine: boolean;
  /** The names or words of the audience's parts. */
  named: { company: string | null; slug: string | null; people: string[] };
  /** How many people it would reach now; null once it is being sent. */
  count: { people: number; mails: number } | null;
  /** Another announcer is needed for so many mails. */
  needsSecond: boolean;
  /** How many were told, and how many of them have read it. */
  told: number;
  read: number;
  /** It has subject and text in the institution's language. */
  worded: boolean;
}

/** Whether the institution's language has subject and text. */
export async function isWorded(row: Pick<TemplateRow, "content">): Promise<boolean> {
  const text = row.content.in_app?.[await languageFor(null)];
  return Boolean(text?.subject && text.body);
}

/** One announcement, or null; null too for who may not send any. */
export async function getAnnouncement(ctx: Ctx, id: string): Promise<AnnouncementDetail | null> {
  if (!holds(ctx.actor, SEND)) return null;
  const [found] = await ctx.db
    .select()
    .from(t)
    .where(and(eq(t.id, id), eq(t.kind, "announcement")));
  if (!found) return null;
  const row = found as AnnouncementDetail["row"];
  const begun = row.startedAt !== null;
  const names = await namesOf(ctx, [row.createdBy, row.requestedBy]);
  const [share] = begun
    ? await ctx.db
        .select({
          told: count(),
          read: sql<string>`count(*) filter (where ${notifications.readAt} is not null)`,
        })
        .from(notifications)
        .where(eq(notifications.templateId, id))
    : [];
  const counted = begun ? null : await countAudience(ctx, row.audience, row.channels.includes("email"));
  return {
    row,
    author: names.get(row.createdBy ?? "") ?? null,
    requestedBy: row.requestedBy && (names.get(row.requestedBy) ?? "–"),
    mine: row.requestedBy !== null && row.requestedBy === personId(ctx.actor),
    named: await namesIn(ctx, row.audience),
    count: counted,
    needsSecond: (counted?.mails ?? 0) > ALONE_MAILS,
    told: share?.told ?? 0,
    read: Number(share?.read ?? 0),
    worded: await isWorded(row),
  };
}

async function namesIn(ctx: Ctx, audience: Audience): Promise<AnnouncementDetail["named"]> {
  if (audience.kind === "company") {
    const [company] = await ctx.db
      .select({ name: companies.name, slug: companies.slug })
      .from(companies)
      .where(eq(companies.id, audience.companyId));
    return { company: company?.name ?? null, slug: company?.slug ?? null, people: [] };
  }
  if (audience.kind !== "people") return { company: null, slug: null, people: [] };
  const rows = await ctx.db
    .select({ username: users.username })
    .from(users)
    .where(inArray(users.id, audience.people))
    .orderBy(users.username);
  return { company: null, slug: null, people: rows.map((row) => row.username) };
}
