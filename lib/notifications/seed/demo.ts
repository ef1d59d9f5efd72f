import { and, eq, isNull, like, sql } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import type { MessageParams } from "../../core/errors";
import { uuidv7 } from "../../core/ids";
import type { Channel } from "../../core/registry";
import { recordStatus } from "../../core/transition";
import { users } from "../../identity/schema/users";
import { announcementMachine } from "../announcement/machine";
import { ANNOUNCEMENT } from "../announcement/send";
import { storeData } from "../notice/data";
import { findNotice } from "../notice/definitions";
import { type Reader, readersOf } from "../notice/readers";
import { NoticeWriter } from "../notice/texts";
import { notifications } from "../schema/notifications";
import { notificationPreferences } from "../schema/preferences";
import { notificationTemplates } from "../schema/templates";
import { sampleData } from "../template/sample";
import { noticeTexts, overrideOf } from "../template/store";
import { textSubject } from "../template/subjects";
import { seedDeliveries } from "./deliveries";
import { ANNOUNCEMENTS, CHANGED_TEXTS, TOLD } from "./texts";

const DAY = 86_400_000;
const FEWEST = 6;
const VARIETY = 15;
/** The newest ones of each person are not read yet. */
const UNREAD = 3;

type NewNotification = typeof notifications.$inferInsert;

/** Changed texts, announcements, and what happened to every demo person; a second run adds nothing. */
export async function seedNotifications(ctx: Ctx): Promise<number> {
  return inTx(ctx, async (tx) => {
    const [known] = await tx.db.select({ id: notifications.id }).from(notifications).limit(1);
    if (known) return 0;
    const people = await tx.db
      .select({ id: users.id, username: users.username })
      .from(users)
      .where(
        and(
          eq(users.status, "active"),
          isNull(users.erasedAt),
          like(sql`${users.email}::text`, "%@guildhall.example"),
        ),
      )
      .orderBy(users.createdAt, users.username);
    const idOf = (username: string) => people.find((p) => p.username === username)?.id ?? null;
    const editor = idOf("content.editor");
    await seedTexts(tx, editor);
    const readers = await readersOf(
      tx,
      people.map((p) => p.id),
    );
    const rows: NewNotification[] = [];
    const story = new Story(tx);
    for (const [i, { id }] of people.entries())
      rows.push(...(await rowsOf(story, readers.get(id) as Reader, i)));
    rows.push(...(await seedAnnouncements(tx, editor, [...readers.values()])));
    for (let at = 0; at < rows.length; at += 500)
      await tx.db.insert(notifications).values(rows.slice(at, at + 500));
    await seedDeliveries(tx, rows, readers);
    await seedChoices(tx, idOf("student.demo"), idOf("mentor.demo"));
    return rows.length;
  });
}

async function seedTexts(ctx: Ctx, editor: string | null): Promise<void> {
  await ctx.db.insert(notificationTemplates).values(
    CHANGED_TEXTS.map(({ name, type, content }) => ({
      name,
      notificationType: type,
      channels: Object.keys(content) as Channel[],
      content,
      createdBy: editor,
    })),
  );
  await noticeTexts.announce(ctx);
}

/** Writes what happened; values and catalogs of a language are read once for everybody. */
class Story {
  private readonly values = new Map<string, Promise<MessageParams>>();
  private readonly writer = new NoticeWriter();
  constructor(private readonly ctx: Ctx) {}

  async tell(name: string, reader: Reader, count: number) {
    const notice = findNotice(name);
    const subject = textSubject(name);
    if (!notice || !subject) return null;
    const key = `${name}|${reader.locale}`;
    const values = this.values.get(key) ?? sampleData(this.ctx, subject, reader.locale);
    this.values.set(key, values);
    const data = { ...(await values), name: reader.name, count };
    const text = await this.writer.write(notice, "in_app", reader, data, await overrideOf(name));
    return { notice, data, text };
  }
}

/** What one person was told: the newest are unread, one is critical, one stands for several events. */
async function rowsOf(story: Story, reader: Reader, index: number): Promise<NewNotification[]> {
  const count = FEWEST + (index % VARIETY);
  const rows: NewNotification[] = [];
  for (let n = 0; n < count; n++) {
    const event = TOLD[n % TOLD.length] as (typeof TOLD)[number];
    const at = new Date(Date.now() - (n * n + 1 + (index % 5)) * DAY * 0.4);
    const group = "group" in event && n < TOLD.length ? event.group : 1;
    const told = await story.tell(event.notice, reader, group);
    if (!told) continue;
    const { notice, data, text } = told;
    rows.push({
      id: uuidv7(at.getTime()),
      userId: reader.id,
      notice: notice.name,
      notificationType: notice.type,
      subject: text.subject,
      message: text.body,
      priority: notice.priority ?? "normal",
      contextData: storeData(data),
      link: event.link,
      dedupeKey: `demo:${n}`,
      groupKey: group > 1 ? "demo" : undefined,
      groupCount: group,
      readAt: n < UNREAD ? null : new Date(at.getTime() + DAY / 4),
      createdAt: at,
    });
  }
  return rows;
}

/** One sent, whose readers have it among their notifications, and one that waits. */
async function seedAnnouncements(
  ctx: Ctx,
  author: string | null,
  readers: readonly Reader[],
): Promise<NewNotification[]> {
  const rows: NewNotification[] = [];
  const writer = new NoticeWriter();
  const institution = await ctx.setting<string>("general.institution_name");
  for (const { audience, texts, link, days } of ANNOUNCEMENTS) {
    const at = new Date(Date.now() + days * DAY);
    const sent = days < 0;
    const id = uuidv7();
    const content = { in_app: texts };
    await ctx.db.insert(notificationTemplates).values({
      id,
      kind: "announcement",
      name: texts.en?.subject ?? "",
      notificationType: "system_announcement",
      channels: ["in_app"],
      content,
      audience,
      link,
      status: sent ? "sent" : "scheduled",
      scheduledAt: at,
      startedAt: sent ? at : null,
      sentAt: sent ? at : null,
      recipientCount: sent ? readers.length : 0,
      createdBy: author,
    });
    await recordStatus(ctx, announcementMachine.entity, id, null, "draft");
    await recordStatus(ctx, announcementMachine.entity, id, "draft", "scheduled");
    if (!sent) continue;
    await recordStatus(ctx, announcementMachine.entity, id, "scheduled", "sent");
    for (const [i, reader] of readers.entries()) {
      const data = { institution, name: reader.name };
      const text = await writer.write({ template: ANNOUNCEMENT }, "in_app", reader, data, content);
      rows.push({
        id: uuidv7(at.getTime()),
        userId: reader.id,
        templateId: id,
        notice: ANNOUNCEMENT,
        notificationType: "system_announcement",
        subject: text.subject,
        message: text.body,
        link,
        entityType: "announcement",
        entityId: id,
        dedupeKey: `${ANNOUNCEMENT}:${id}`,
        readAt: i % 3 ? new Date(at.getTime() + DAY) : null,
        createdAt: at,
      });
    }
  }
  return rows;
}

/** One keeps quiet hours, one takes a weekly digest. */
async function seedChoices(ctx: Ctx, quiet: string | null, weekly: string | null): Promise<void> {
  if (quiet)
    await ctx.db
      .insert(notificationPreferences)
      .values({ userId: quiet, quietFrom: "22:00", quietTo: "07:00" })
      .onConflictDoNothing();
  if (weekly)
    await ctx.db
      .insert(notificationPreferences)
      .values({
        userId: weekly,
        digest: "weekly",
        digestAt: "09:00",
        digestWeekday: 1,
        typePreferences: { points_update: { email: true }, skill_update: { email: true } },
      })
      .onConflictDoNothing();
}
