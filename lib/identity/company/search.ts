import { and, asc, eq, gt, isNotNull } from "drizzle-orm";
import { DEFAULT_LOCALE } from "../../core/i18n/locales";
import type { SearchDocument, SearchSource } from "../../core/registry";
import { companies } from "../schema/companies";

const found = () => and(isNotNull(companies.verifiedAt), eq(companies.status, "active"));

/** Verified companies; one document, in the default language. */
export const companySource: SearchSource = {
  name: "company",
  label: "identity.search.companies",
  async load(ctx, id, locale): Promise<SearchDocument | null> {
    if (locale !== DEFAULT_LOCALE) return null;
    const [row] = await ctx.db
      .select()
      .from(companies)
      .where(and(eq(companies.id, id), found()));
    if (!row) return null;
    return {
      title: row.name,
      summary: [row.industry, row.address.city].filter(Boolean).join(" · "),
      body: row.description ?? "",
      url: `/companies/${row.slug}`,
      imageUrl: row.logoFileId ? `/files/${row.logoFileId}/logo?w=256` : null,
      inSitemap: true,
      sortAt: row.createdAt,
      updatedAt: row.updatedAt,
      visibleFrom: row.createdAt,
    };
  },
  async ids(ctx, after, limit) {
    const rows = await ctx.db
      .select({ id: companies.id })
      .from(companies)
      .where(and(found(), after ? gt(companies.id, after) : undefined))
      .orderBy(asc(companies.id))
      .limit(limit);
    return rows.map((row) => row.id);
  },
};
