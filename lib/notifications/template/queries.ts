import { and, desc, eq } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { activeLanguages } from "../../core/i18n/active";
import { translator } from "../../core/i18n/translate";
import { type ListState, type Page, toPage } from "../../core/list";
import type { Channel } from "../../core/registry";
import { auditLogs } from "../../core/schema/core";
import { namesOf } from "../../platform/status-history";
import { type TemplateContent, notificationTemplates as table } from "../schema/templates";
import type { TemplateFilters } from "./list";
import { shippedText } from "./shipped";
import { type TextSubject, textSubject, textSubjects } from "./subjects";

/** A text as the list shows it. */
export interface TemplateItem {
  name: string;
  /** The subject as it stands now, in the reader's language, its variables in braces. */
  title: string;
  /** The type's name. */
  type: string;
  channels: readonly Channel[];
  /** Languages in which it is overridden. */
  overridden: string[];
  /** Active languages in which there is no text at all. */
  gaps: string[];
}

async function overrides(ctx: Ctx) {
  const rows = await ctx.db
    .select({ name: table.name, content: table.content })
    .from(table)
    .where(eq(table.kind, "notice"));
  return new Map(rows.map((row) => [row.name, row.content]));
}

async function itemOf(
  ctx: Ctx,
  subject: TextSubject,
  content: TemplateContent | undefined,
  typeName: string,
): Promise<TemplateItem> {
  const languages = (await activeLanguages()).map(({ code }) => code);
  const has = (code: string) => Object.values(content ?? {}).some((texts) => texts?.[code]);
  const gaps: string[] = [];
  for (const code of languages)
    if (!has(code) && !(await shippedText(subject.template, "email", code))) gaps.push(code);
  const own = Object.values(content ?? {}).find((texts) => texts?.[ctx.locale])?.[ctx.locale];
  const shown = own ?? (await shippedText(subject.template, "email", ctx.locale));
  return {
    name: subject.name,
    title: shown?.subject ?? subject.name,
    type: typeName,
    channels: subject.channels,
    overridden: languages.filter(has),
    gaps,
  };
}

/** A page of all texts, by type, each with whether it is overridden and what it lacks. */
export async function listTemplates(
  ctx: Ctx,
  state: ListState<TemplateFilters>,
): Promise<Page<TemplateItem>> {
  const { q, type, state: wanted } = state.filters;
  const t = await translator(ctx.locale);
  const own = await overrides(ctx);
  const typeName = (subject: TextSubject) => t(subject.type?.label ?? "notifications.template.mailType");
  const word = q?.toLowerCase();
  const items: TemplateItem[] = [];
  for (const subject of textSubjects()) {
    if (type && (subject.type?.name ?? "mail") !== type) continue;
    const item = await itemOf(ctx, subject, own.get(subject.name), typeName(subject));
    if (wanted === "overridden" && !item.overridden.length) continue;
    if (wanted === "shipped" && item.overridden.length) continue;
    if (wanted === "gaps" && !item.gaps.length) continue;
    if (word && !`${item.name} ${item.title}`.toLowerCase().includes(word)) continue;
    items.push(item);
  }
  const key = (item: TemplateItem) =>
    state.sort === "name" ? item.title : `${item.type}\u0000${item.title}`;
  const sign = state.direction === "asc" ? 1 : -1;
  const order = new Intl.Collator(ctx.locale);
  items.sort((a, b) => sign * order.compare(key(a), key(b)));
  const from = (state.page - 1) * state.pageSize;
  return toPage(items.slice(from, from + state.pageSize), items.length, state);
}

/** One text with everything that its editor needs. */
export interface TemplateDetail {
  subject: TextSubject;
  version: number;
  content: TemplateContent;
  /** The shipped texts by channel and language, as the editor begins from them. */
  shipped: TemplateContent;
}

/** The texts of a notice or mail, or null for a name that no domain declares. */
export async function getTemplate(ctx: Ctx, name: string): Promise<TemplateDetail | null> {
  const subject = textSubject(name);
  if (!subject) return null;
  const [row] = await ctx.db
    .select({ version: table.version, content: table.content })
    .from(table)
    .where(and(eq(table.kind, "notice"), eq(table.name, name)));
  const shipped: TemplateContent = {};
  for (const channel of subject.channels)
    for (const { code } of await activeLanguages()) {
      const text = await shippedText(subject.template, channel, code);
      if (text) shipped[channel] = { ...shipped[channel], [code]: text };
    }
  return { subject, version: row?.version ?? 0, content: row?.content ?? {}, shipped };
}

/** One change of a text, from the audit log. */
export interface TemplateChange {
  seq: number;
  at: Date;
  by: string | null;
  verb: "save" | "reset";
  before: TemplateContent;
  after: TemplateContent;
}

const HISTORY = 20;

/** The newest changes of a text, newest first. */
export async function templateHistory(ctx: Ctx, name: string, limit = HISTORY): Promise<TemplateChange[]> {
  const rows = await ctx.db
    .select({
      seq: auditLogs.seq,
      at: auditLogs.at,
      action: auditLogs.action,
      changes: auditLogs.changes,
      actorId: auditLogs.actorId,
    })
    .from(auditLogs)
    .where(and(eq(auditLogs.targetType, "notice_template"), eq(auditLogs.targetId, name)))
    .orderBy(desc(auditLogs.seq))
    .limit(limit);
  const names = await namesOf(
    ctx,
    rows.map((row) => row.actorId),
  );
  return rows.map((row) => {
    const [before = {}, after = {}] = (row.changes?.content ?? []) as TemplateContent[];
    return {
      seq: row.seq,
      at: row.at,
      by: names.get(row.actorId ?? "") ?? null,
      verb: row.action.endsWith(".reset") ? "reset" : "save",
      before,
      after,
    };
  });
}

/** Who changed a text last. */
export async function lastAuthor(ctx: Ctx, name: string): Promise<{ name: string | null } | null> {
  const [last] = await templateHistory(ctx, name, 1);
  return last ? { name: last.by } : null;
}
