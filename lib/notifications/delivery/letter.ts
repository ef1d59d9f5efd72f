import type { Ctx } from "../../core/ctx";
import { env } from "../../core/env";
import type { MessageParams } from "../../core/errors";
import { isLocale, localePath, splitLocale } from "../../core/i18n/locales";
import { translator } from "../../core/i18n/translate";
import { type MailParts, mailHtml, mailText } from "../../core/mail-layout";
import { brandInk } from "../../core/marks/brand-color";
import { type NoticeText, NoticeWriter } from "../notice/texts";
import { overrideOf } from "../template/store";
import { subjectOfTemplate } from "../template/subjects";

/** A mail ready to be sent. */
export interface Letter {
  locale: string;
  subject: string;
  html: string;
  text: string;
  replyTo?: string;
  /** Where one click ends mail of this type (RFC 8058). */
  oneClick?: string;
}

/** What serves no page, and therefore in no language. */
const WORDLESS = /^\/(api|files)\//;

/** A path of the product as an address that works in a mail; a page opens in the reader's language. */
export function absolute(path: string, locale: string): string {
  const isPage = path.startsWith("/") && !WORDLESS.test(path) && splitLocale(path).path === path;
  return new URL(isPage && isLocale(locale) ? localePath(locale, path) : path, env().baseUrl).href;
}

/** Lays a text out as a mail, with the institution's name, the button and the small print. */
export async function composeLetter(
  ctx: Ctx,
  parts: {
    locale: string;
    text: NoticeText;
    sections?: MailParts["sections"];
    more?: string;
    /** What the button opens; a path becomes an address. */
    url?: string;
    /** By which name to greet; the text greets by itself without. */
    greet?: string;
    replyTo?: string;
    /** Path of the page on which this type of mail can be turned off. */
    unsubscribe?: string;
    oneClick?: string;
  },
): Promise<Letter> {
  const t = await translator(parts.locale);
  const institution = await ctx.setting<string>("general.institution_name");
  const support = await ctx.setting<string | null>("general.support_email");
  const { text } = parts;
  const url = parts.url && absolute(parts.url, parts.locale);
  const footer = [text.note, t("mail.automatic", { institution })];
  if (parts.unsubscribe)
    footer.push(t("notifications.mail.unsubscribe", { url: absolute(parts.unsubscribe, parts.locale) }));
  if (support) footer.push(t("mail.questions", { address: support }));
  const body = text.body.split(/\n\s*\n/).filter(Boolean);
  const laid = {
    locale: parts.locale,
    institution,
    color: brandInk(await ctx.setting<string | null>("general.brand_color")),
    title: text.title ?? text.subject,
    body: parts.greet ? [t("notifications.mail.greeting", { name: parts.greet }), ...body] : body,
    sections: parts.sections,
    more: parts.more,
    button:
      url && text.button !== undefined ? { label: text.button, url, hint: t("mail.copyLink") } : undefined,
    footer: footer.filter((line) => line !== undefined),
  };
  return {
    locale: parts.locale,
    subject: text.subject,
    html: mailHtml(laid),
    text: mailText(laid),
    replyTo: parts.replyTo,
    oneClick: parts.oneClick && absolute(parts.oneClick, parts.locale),
  };
}

/** Writes a mail from the catalogs. `data.url` may be a path; the texts get it as an address. */
export async function writeLetter(
  ctx: Ctx,
  request: { template: string; locale: string; timeZone?: string; data?: MessageParams; replyTo?: string },
): Promise<Letter> {
  const { template, locale, replyTo } = request;
  const institution = await ctx.setting<string>("general.institution_name");
  const data: MessageParams = { institution, ...request.data };
  const url = data.url === undefined ? undefined : absolute(String(data.url), locale);
  const reader = { locale, timeZone: request.timeZone ?? "UTC" };
  const values = url ? { ...data, url } : data;
  const override = await overrideOf(subjectOfTemplate(template));
  const text = await new NoticeWriter().write({ template }, "email", reader, values, override);
  return composeLetter(ctx, { locale, text, url, replyTo });
}
