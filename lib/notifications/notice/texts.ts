import type { MessageParams } from "../../core/errors";
import { languageFor } from "../../core/i18n/active";
import { FORMATS } from "../../core/i18n/formats";
import { DEFAULT_LOCALE } from "../../core/i18n/locales";
import { type Translate, translator } from "../../core/i18n/translate";
import type { Channel, NoticeDefinition } from "../../core/registry";
import type { TemplateContent } from "../schema/templates";
import { fillPlaceholders } from "../template/model";

/** The parts of a notice's text. */
export interface NoticeText {
  subject: string;
  body: string;
  title?: string;
  button?: string;
  note?: string;
}

const SUBJECT_LENGTH = 255;

/** One line of at most 255 characters, whatever was put into it. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return [...line].length > SUBJECT_LENGTH ? `${[...line].slice(0, SUBJECT_LENGTH - 1).join("")}…` : line;
}

/** Values as an overriding text shows them: numbers and instants in the reader's language and zone. */
function shownValues(data: MessageParams, locale: string, timeZone: string): Record<string, string> {
  const date = new Intl.DateTimeFormat(locale, { ...FORMATS.dateTime?.minute, timeZone });
  const number = new Intl.NumberFormat(locale);
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      value instanceof Date ? date.format(value) : typeof value === "number" ? number.format(value) : value,
    ]),
  );
}

/** Writes notices in the languages and zones of their readers; each pair's catalog is opened once. */
export class NoticeWriter {
  private readonly opened = new Map<string, Promise<Translate>>();
  private translate(locale: string, zone: string): Promise<Translate> {
    const key = `${locale}|${zone}`;
    const known = this.opened.get(key) ?? translator(locale, zone);
    this.opened.set(key, known);
    return known;
  }

  /**
   * The text of a notice for one channel and reader. An overriding text in the reader's language wins, then the
   * shipped one in it; the institution's language and English follow.
   */
  async write(
    notice: Pick<NoticeDefinition, "template" | "words">,
    channel: Channel,
    reader: { locale: string; timeZone: string },
    given: MessageParams,
    override: TemplateContent | null,
  ): Promise<NoticeText> {
    const data = await this.worded(notice.words, reader, given);
    const shipped = await this.shipped(notice.template, channel, reader, data);
    const own = override?.[channel];
    const text = own?.[reader.locale] ?? (shipped ? undefined : await fallback(own));
    if (!text) return shipped ?? { subject: oneLine(notice.template), body: "" };
    const values = shownValues(data, reader.locale, reader.timeZone);
    return {
      ...shipped,
      title: undefined,
      subject: oneLine(fillPlaceholders(text.subject, values)),
      body: fillPlaceholders(text.body, values),
    };
  }

  /** Keys among the values as words in the reader's language. */
  private async worded(
    words: NoticeDefinition["words"],
    reader: { locale: string; timeZone: string },
    data: MessageParams,
  ): Promise<MessageParams> {
    if (!words) return data;
    const t = await this.translate(reader.locale, reader.timeZone);
    const said = Object.entries(words).map(([name, prefix]) => [name, t(`${prefix}.${data[name]}`)]);
    return { ...data, ...Object.fromEntries(said) };
  }

  /** The text from the catalogs, or null where they have none. Short channels prefer the short text. */
  private async shipped(
    template: string,
    channel: Channel,
    reader: { locale: string; timeZone: string },
    data: MessageParams,
  ): Promise<NoticeText | null> {
    const t = await this.translate(reader.locale, reader.timeZone);
    const part = (name: string): string | undefined => {
      const key = `${template}.${name}`;
      const found = t(key, data);
      return found === key ? undefined : found;
    };
    const subject = part("subject");
    if (subject === undefined) return null;
    const body = (channel === "email" ? undefined : part("short")) ?? part("body") ?? "";
    return {
      subject: oneLine(subject),
      body,
      title: part("title"),
      button: part("button"),
      note: part("note"),
    };
  }
}

/** What stands in for a language that a text lacks. */
async function fallback<T>(texts: Record<string, T> | undefined): Promise<T | undefined> {
  return texts && (texts[await languageFor(null)] ?? texts[DEFAULT_LOCALE] ?? Object.values(texts)[0]);
}
