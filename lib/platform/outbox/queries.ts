import { and, asc, count, desc, eq, ilike, or } from "drizzle-orm";
import type { Ctx } from "@/lib/core/ctx";
import { env } from "@/lib/core/env";
import { type ListState, type Page, toPage } from "@/lib/core/list";
import { outboxMails } from "@/lib/core/schema/core";
import type { OutboxFilters } from "./list";

/** One mail as lists show it. */
export interface OutboxRow {
  id: string;
  recipient: string;
  template: string;
  subject: string;
  status: "queued" | "kept" | "sent" | "failed";
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
}
export interface OutboxMail extends OutboxRow {
  locale: string;
  replyTo: string | null;
  /** Null when the text may not be shown: it held a secret and was sent, or is on its way. */
  html: string | null;
  text: string | null;
}

const columns = {
  id: outboxMails.id,
  recipient: outboxMails.recipient,
  template: outboxMails.template,
  subject: outboxMails.subject,
  status: outboxMails.status,
  attempts: outboxMails.attempts,
  lastError: outboxMails.lastError,
  createdAt: outboxMails.createdAt,
  sentAt: outboxMails.sentAt,
};

/** A page of the outbox. */
export async function listOutbox(ctx: Ctx, state: ListState<OutboxFilters>): Promise<Page<OutboxRow>> {
  const { q, status } = state.filters;
  const pattern = q && `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const where = and(
    status ? eq(outboxMails.status, status) : undefined,
    pattern ? or(ilike(outboxMails.recipient, pattern), ilike(outboxMails.subject, pattern)) : undefined,
  );
  const order = state.direction === "asc" ? asc : desc;
  const [total] = await ctx.db.select({ n: count() }).from(outboxMails).where(where);
  const rows = await ctx.db
    .select(columns)
    .from(outboxMails)
    .where(where)
    .orderBy(order(outboxMails.createdAt), order(outboxMails.id))
    .limit(state.pageSize)
    .offset((state.page - 1) * state.pageSize);
  return toPage(rows, total?.n ?? 0, state);
}

/** One mail with its text, or null. With a mail server, nobody but the recipient reads a one-time link. */
export async function getOutboxMail(ctx: Ctx, id: string): Promise<OutboxMail | null> {
  const [row] = await ctx.db.select().from(outboxMails).where(eq(outboxMails.id, id));
  if (!row) return null;
  const hidden = row.secret && (env().SMTP_URL !== undefined || row.html === "");
  return { ...row, html: hidden ? null : row.html, text: hidden ? null : row.text };
}

/** How many mails are in each state. */
export async function countOutbox(ctx: Ctx): Promise<Record<OutboxRow["status"], number>> {
  const rows = await ctx.db
    .select({ status: outboxMails.status, n: count() })
    .from(outboxMails)
    .groupBy(outboxMails.status);
  return { queued: 0, kept: 0, sent: 0, failed: 0, ...Object.fromEntries(rows.map((r) => [r.status, r.n])) };
}
