import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "./ctx";
import { env } from "./env";
import { invalid, type MessageParams, notFound } from "./errors";
import { translator } from "./i18n/translate";
import { enqueue, job } from "./jobs";
import { log } from "./log";
import { mailHtml, mailText } from "./mail-layout";
import { deliver, isPermanent } from "./mail-transport";
import { outboxMails } from "./schema/core";

export interface MailRequest {
  to: string;
  /**
   * Prefix of the texts in the catalogs: `<template>.subject` and `.body` (paragraphs divided by an empty line),
   * optionally `.title`, `.button` (which opens `data.url`) and `.note` (small print).
   */
  template: string;
  locale: string;
  /** Values for the texts. `url` may be a path; it is made absolute. */
  data?: MessageParams;
  replyTo?: string;
  /** The same effect gives the same key, and is mailed once. */
  dedupe: string;
  /** Holds a one-time link or code: the text is forgotten once the mail is sent. */
  secret?: boolean;
}

/** The job that hands one mail to the SMTP server: at growing pauses for a day, so that an outage loses nothing. */
const RETRY = { retryLimit: 60, retryDelay: 15, retryDelayMax: 1800 };

/**
 * Writes one mail into the outbox in the caller's transaction, rendered in the reader's language, and has it
 * delivered after the commit. Without an SMTP server it is kept for reading at /admin/outbox.
 */
export async function mail(ctx: Ctx, request: MailRequest): Promise<void> {
  const { subject, html, text } = await render(ctx, request);
  const [row] = await ctx.db
    .insert(outboxMails)
    .values({
      recipient: request.to,
      replyTo: request.replyTo,
      template: request.template,
      locale: request.locale,
      subject,
      html,
      text,
      secret: request.secret ?? false,
      dedupeKey: request.dedupe,
      status: env().SMTP_URL ? "queued" : "kept",
    })
    .onConflictDoNothing({ target: outboxMails.dedupeKey })
    .returning({ id: outboxMails.id });
  if (row && env().SMTP_URL) await enqueue(ctx, "core.mail", { id: row.id }, { key: row.id });
}

/** Puts a failed or kept mail on its way again. Throws `invalid` without an SMTP server. */
export async function resend(ctx: Ctx, id: string): Promise<void> {
  if (!env().SMTP_URL) throw invalid("mail.noServer");
  const [row] = await ctx.db.select().from(outboxMails).where(eq(outboxMails.id, id)).for("update");
  if (!row) throw notFound();
  if (row.status === "sent") throw invalid("mail.alreadySent");
  await ctx.db.update(outboxMails).set({ status: "queued", lastError: null }).where(eq(outboxMails.id, id));
  await enqueue(ctx, "core.mail", { id }, { key: id });
}

async function render(
  ctx: Ctx,
  request: MailRequest,
): Promise<{ subject: string; html: string; text: string }> {
  const t = await translator(request.locale);
  const url =
    request.data?.url === undefined ? undefined : new URL(String(request.data.url), env().baseUrl).href;
  const data: MessageParams = url ? { ...request.data, url } : { ...request.data };
  const institution = await ctx.setting<string>("general.institution_name");
  const support = await ctx.setting<string | null>("general.support_email");
  data.institution ??= institution;
  const text = (part: string): string | undefined => {
    const key = `${request.template}.${part}`;
    const found = t(key, data);
    return found === key ? undefined : found;
  };
  const subject = (text("subject") ?? request.template).replace(/\s+/g, " ");
  const label = text("button");
  const footer = [text("note"), t("mail.automatic", { institution })];
  if (support) footer.push(t("mail.questions", { address: support }));
  const parts = {
    locale: request.locale,
    institution,
    title: text("title") ?? subject,
    body: (text("body") ?? "").split(/\n\s*\n/).filter(Boolean),
    button: label && url ? { label, url, hint: t("mail.copyLink") } : undefined,
    footer: footer.filter((line) => line !== undefined),
  };
  return { subject, html: mailHtml(parts), text: mailText(parts) };
}

/** Delivers one mail of the outbox; a temporary refusal throws so that the job is tried again. */
export const mailJob = job(
  "core.mail",
  z.object({ id: z.uuid() }),
  async (ctx, { id }) => {
    const [row] = await ctx.db.select().from(outboxMails).where(eq(outboxMails.id, id));
    if (!row || row.status === "sent") return;
    const set = (values: Partial<typeof outboxMails.$inferInsert>) =>
      ctx.db.update(outboxMails).set(values).where(eq(outboxMails.id, id));
    if (!env().SMTP_URL) return void (await set({ status: "kept" }));
    const attempts = row.attempts + 1;
    try {
      await deliver(row);
    } catch (error) {
      const lastError = (error instanceof Error ? error.message : String(error)).slice(0, 1000);
      const permanent = isPermanent(error);
      await set({
        attempts,
        lastError,
        status: permanent || attempts > RETRY.retryLimit ? "failed" : "queued",
      });
      if (!permanent) throw error;
      log().warn({ mail: id, template: row.template, reason: lastError }, "a mail was refused for good");
      return;
    }
    const forgotten = row.secret ? { html: "", text: "" } : {};
    await set({ attempts, status: "sent", sentAt: new Date(), lastError: null, ...forgotten });
  },
  { retry: RETRY },
);

/** How long mail can be read at /admin/outbox, in days. */
const KEPT_DAYS = 90;

/** Removes at most `limit` mails past their time, for the retention job. Answers how many. */
export async function purgeMails(ctx: Ctx, limit: number): Promise<number> {
  const gone = await ctx.db.execute(sql`
    delete from ${outboxMails} where id in (
      select id from ${outboxMails}
      where status <> 'queued' and created_at < now() - make_interval(days => ${KEPT_DAYS}) limit ${limit})`);
  return gone.rowCount ?? 0;
}
