import { allow, type Ctx, holds, zoneOf } from "../../core/ctx";
import { notFound } from "../../core/errors";
import { activeLanguages } from "../../core/i18n/active";
import { readableMail } from "../../core/mail-transport";
import type { Channel } from "../../core/registry";
import { composeLetter, type Letter } from "../delivery/letter";
import { noticeLetter } from "../delivery/message";
import { NoticeWriter } from "../notice/texts";
import type { TemplateContent } from "../schema/templates";
import type { TemplateInput } from "./model";
import { sampleData } from "./sample";
import { type TextSubject, textSubject } from "./subjects";
import { checkedContent } from "./texts";

/** A notice in one language as its reader would see it. */
export interface Preview {
  language: string;
  row: { subject: string; body: string } | null;
  mail: { subject: string; html: string } | null;
  sms: string | null;
}

/** What a text looks like in every active language, with sample values. */
export async function previewsOf(
  ctx: Ctx,
  subject: TextSubject,
  content: TemplateContent | null,
): Promise<Preview[]> {
  const previews: Preview[] = [];
  for (const { code } of await activeLanguages()) {
    const has = (channel: Channel) => subject.channels.includes(channel);
    const letter = has("email") ? await sampleLetter(ctx, subject, content, code) : null;
    previews.push({
      language: code,
      row: has("in_app") ? await sampleText(ctx, subject, "in_app", content, code) : null,
      mail: letter && { subject: letter.subject, html: await readableMail(letter.html) },
      sms: has("sms") ? (await sampleText(ctx, subject, "sms", content, code)).subject : null,
    });
  }
  return previews;
}

async function sampleText(
  ctx: Ctx,
  subject: TextSubject,
  channel: Channel,
  content: TemplateContent | null,
  locale: string,
) {
  const timeZone = zoneOf(ctx.actor);
  const data = await sampleData(ctx, subject, locale);
  const words = subject.notice?.words;
  return new NoticeWriter().write(
    { template: subject.template, words },
    channel,
    { locale, timeZone },
    data,
    content,
  );
}

/** The mail of a text with sample values, greeting the caller. */
export async function sampleLetter(
  ctx: Ctx,
  subject: TextSubject,
  content: TemplateContent | null,
  locale: string,
): Promise<Letter> {
  const text = await sampleText(ctx, subject, "email", content, locale);
  const url = "/account/notifications";
  if (!subject.type) return composeLetter(ctx, { locale, text, url });
  const actor = ctx.actor.kind === "person" ? ctx.actor : null;
  const reader = { id: actor?.id ?? "", name: actor?.name ?? "", locale };
  return noticeLetter(ctx, reader, text, { type: subject.type.name, link: url });
}

/** What an unsaved text looks like. Throws `invalid` for what could not be saved. */
export async function previewTemplate(
  ctx: Ctx,
  input: Pick<TemplateInput, "name" | "content">,
): Promise<{ previews: Preview[] }> {
  allow(holds(ctx.actor, "notification_templates.manage"));
  const subject = textSubject(input.name);
  if (!subject) throw notFound();
  return { previews: await previewsOf(ctx, subject, await checkedContent(subject, input.content)) };
}
