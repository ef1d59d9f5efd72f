import { type SQL, sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, primaryKey, real, text, uuid } from "drizzle-orm/pg-core";
import { instant, regconfig, timestamps, tsvector } from "../../core/schema/columns";

/** What search, the sitemap and listing blocks know of every public row, in each language. */
export const searchDocuments = pgTable(
  "search_documents",
  {
    source: text("source").notNull(),
    sourceId: uuid("source_id").notNull(),
    locale: text("locale").notNull(),
    config: regconfig("config").notNull(),
    /** All languages in which the row has a document. */
    languages: text("languages").array().notNull().default(sql`'{}'::text[]`),
    title: text("title").notNull(),
    summary: text("summary").notNull(),
    body: text("body").notNull(),
    url: text("url").notNull(),
    imageUrl: text("image_url"),
    meta: jsonb("meta").$type<Record<string, unknown>>(),
    isFeatured: boolean("is_featured").notNull().default(false),
    inSitemap: boolean("in_sitemap").notNull().default(true),
    boost: real("boost").notNull().default(1),
    sortAt: instant("sort_at").notNull(),
    visibleFrom: instant("visible_from").notNull(),
    visibleUntil: instant("visible_until"),
    tsv: tsvector("tsv").generatedAlwaysAs(
      (): SQL =>
        sql`setweight(to_tsvector(${searchDocuments.config}, ${searchDocuments.title}), 'A') || setweight(to_tsvector(${searchDocuments.config}, ${searchDocuments.summary}), 'B') || setweight(to_tsvector(${searchDocuments.config}, ${searchDocuments.body}), 'C')`,
    ),
    /** When its source was last read; a nightly rebuild removes what it did not meet. */
    indexedAt: instant("indexed_at").notNull().defaultNow(),
    /** `updated_at` is the row's own last change, the sitemap's `lastmod`. */
    ...timestamps(),
  },
  (t) => [
    primaryKey({ columns: [t.source, t.sourceId, t.locale] }),
    index("search_documents_tsv").using("gin", t.tsv),
    index("search_documents_title").using("gin", sql`${t.title} gin_trgm_ops`),
    index("search_documents_sort").on(t.source, t.sortAt),
    index("search_documents_sitemap").on(t.source, t.locale, t.sourceId).where(sql`${t.inSitemap}`),
  ],
);
