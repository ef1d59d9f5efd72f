import { and, eq } from "drizzle-orm";
import { sideDb } from "../../core/db";
import { announced } from "../../platform/announced";
import { type TemplateContent, notificationTemplates as t } from "../schema/templates";

/** The texts that take the place of shipped ones, by notice; kept in each process until one of them changes. */
export const noticeTexts = announced("notice_texts", async () => {
  const rows = await sideDb()
    .select({ name: t.name, content: t.content })
    .from(t)
    .where(and(eq(t.kind, "notice"), eq(t.isActive, true)));
  return new Map(rows.map((row) => [row.name, row.content]));
});

/** The texts that override those of a notice, or null. */
export async function overrideOf(name: string): Promise<TemplateContent | null> {
  return (await noticeTexts.read()).get(name) ?? null;
}
