import type { Ctx } from "./ctx";
import type { MessageParams } from "./errors";
import { port } from "./ports";

export interface MailRequest {
  to: string;
  /** Whose address it is, if it is somebody's with an account. */
  userId?: string;
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
  /** Holds a one-time link or code: the text is forgotten once the mail is sent, and shown to nobody else. */
  secret?: boolean;
  /** The person asked for it just now: it goes first, and is tried even where mail bounced before. */
  immediate?: boolean;
}

/**
 * Writes one mail in the caller's transaction, rendered in the reader's language, and has it delivered after the
 * commit; for people without an account, and for links and codes that somebody asks for. Everybody else is told by
 * the port `notify`. Without an SMTP server it is kept for reading at /admin/outbox.
 */
export async function mail(ctx: Ctx, request: MailRequest): Promise<void> {
  await mailAll(ctx, [request]);
}

/** Writes many mails as `mail` does one, all at once. */
export async function mailAll(ctx: Ctx, requests: readonly MailRequest[]): Promise<void> {
  if (requests.length) await port("mail")(ctx, requests);
}
