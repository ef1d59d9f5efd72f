import { asc, eq } from "drizzle-orm";
import type { Ctx } from "@/lib/core/ctx";
import { coverageOf } from "@/lib/core/i18n/messages";
import { type Page, toPage } from "@/lib/core/list";
import { languages } from "../schema/languages";
import type { MissingListState } from "./list";
import type { LanguageRow } from "./model";

async function withCoverage(row: typeof languages.$inferSelect): Promise<LanguageRow> {
  const { total, missing } = await coverageOf(row.code);
  return { ...row, total, translated: total - missing.length };
}

/** All languages in their order, each with how much of the product it speaks. */
export async function listLanguages(ctx: Ctx): Promise<LanguageRow[]> {
  const rows = await ctx.db
    .select()
    .from(languages)
    .orderBy(asc(languages.sortOrder), asc(languages.code))
    .limit(200);
  return Promise.all(rows.map(withCoverage));
}

/** One language, or null. */
export async function getLanguage(ctx: Ctx, code: string): Promise<LanguageRow | null> {
  const [row] = await ctx.db.select().from(languages).where(eq(languages.code, code));
  return row ? withCoverage(row) : null;
}

/** A text that a language lacks, with what stands in its place. */
export interface MissingText {
  key: string;
  text: string;
}

/** A page of the texts that a language's catalogs lack. */
export async function listMissing(code: string, state: MissingListState): Promise<Page<MissingText>> {
  const { q } = state.filters;
  const wanted = q?.toLowerCase();
  const { missing } = await coverageOf(code);
  const found = missing.filter(
    ({ key, text }) => !wanted || key.toLowerCase().includes(wanted) || text.toLowerCase().includes(wanted),
  );
  found.sort((a, b) => (a.key < b.key ? -1 : 1) * (state.direction === "asc" ? 1 : -1));
  const from = (state.page - 1) * state.pageSize;
  return toPage(found.slice(from, from + state.pageSize), found.length, state);
}
