import { eq } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { translator } from "../../core/i18n/translate";
import { readData } from "../notice/data";
import { findNotice, typeOf } from "../notice/definitions";
import { type Reader, readersOf } from "../notice/readers";
import { type NoticeText, NoticeWriter } from "../notice/texts";
import type { DeliveryRow } from "../schema/deliveries";
import type { NotificationRow } from "../schema/notifications";
import { notificationTemplates, type TemplateContent } from "../schema/templates";
import { overrideOf } from "../template/store";
import { unsubscribePaths } from "../unsubscribe/token";
import { composeLetter, type Letter } from "./letter";

/**
 * The mail of a notification, written when it leaves: in the reader's language and zone of that moment. Null when
 * the reader is gone.
 */
export async function messageFor(
  ctx: Ctx,
  row: Pick<DeliveryRow, "userId" | "channel">,
  notification: NotificationRow | null,
): Promise<Letter | null> {
  const reader = row.userId ? (await readersOf(ctx, [row.userId])).get(row.userId) : undefined;
  if (!notification || !reader) return null;
  const text = await textFor(ctx, "email", notification, reader);
  const replyTo = findNotice(notification.notice)?.replyTo;
  return noticeLetter(ctx, reader, text, {
    type: notification.notificationType,
    link: notification.link,
    replyTo: replyTo ? String(notification.contextData[replyTo]) : undefined,
  });
}

/** A notice's text as the mail that its reader gets: greeting, button, the way to end it. */
export async function noticeLetter(
  ctx: Ctx,
  reader: Pick<Reader, "id" | "name" | "locale">,
  text: NoticeText,
  about: { type: string; link: string | null; replyTo?: string },
): Promise<Letter> {
  const { type, link, replyTo } = about;
  return composeLetter(ctx, {
    locale: reader.locale,
    text: { ...text, button: text.button ?? (link ? await openWord(reader) : undefined) },
    url: link ?? undefined,
    greet: reader.name,
    replyTo,
    ...(typeOf(type).required ? {} : unsubscribePaths(reader.id, type, "email")),
  });
}

/** The text of a notification for one channel; what was told in the product where its notice no longer exists. */
export async function textFor(
  ctx: Ctx,
  channel: "email" | "sms" | "push",
  notification: NotificationRow,
  reader: Reader,
): Promise<NoticeText> {
  const notice = findNotice(notification.notice);
  const own = notification.templateId
    ? await announcedTexts(ctx, notification.templateId)
    : await overrideOf(notification.notice);
  if (!notice && !own) return { subject: notification.subject, body: notification.message };
  const data = {
    institution: await ctx.setting<string>("general.institution_name"),
    name: reader.name,
    url: notification.link ?? "",
    count: notification.groupCount,
    ...readData(notification.contextData),
  };
  const worded = { template: notice?.template ?? "notifications.announcement", words: notice?.words };
  return new NoticeWriter().write(worded, channel, reader, data, own);
}

/** The texts of an announcement. */
async function announcedTexts(ctx: Ctx, id: string): Promise<TemplateContent | null> {
  const [row] = await ctx.db
    .select({ content: notificationTemplates.content })
    .from(notificationTemplates)
    .where(eq(notificationTemplates.id, id));
  return row?.content ?? null;
}

async function openWord(reader: Pick<Reader, "locale">): Promise<string> {
  return (await translator(reader.locale))("notifications.mail.open");
}
