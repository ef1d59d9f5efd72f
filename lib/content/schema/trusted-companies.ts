import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { citext, id, timestamps } from "../../core/schema/columns";
import { files } from "../../core/schema/core";
import { companies } from "../../identity/schema/companies";

/** The logos of those who trust the institution. */
export const trustedCompanies = pgTable(
  "trusted_companies",
  {
    id: id(),
    name: citext("name").notNull(),
    url: text("url"),
    logoFileId: uuid("logo_file_id")
      .notNull()
      .references(() => files.id, { onDelete: "restrict" }),
    companyId: uuid("company_id").references(() => companies.id, { onDelete: "restrict" }),
    isActive: boolean("is_active").notNull().default(true),
    sortOrder: integer("sort_order").notNull().default(0),
    ...timestamps(),
  },
  (t) => [
    unique("trusted_companies_name").on(t.name),
    check("trusted_companies_url", sql`${t.url} ~* '^https?://'`),
  ],
);
