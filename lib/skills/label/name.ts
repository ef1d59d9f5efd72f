import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { skillSynonyms } from "../schema/skills";

// Written out, because Drizzle leaves a column's table out of expressions over a single table.
const [ID, NAME] = [sql.raw(`"skills"."id"`), sql.raw(`"skills"."name"`)];

/** SQL for a skill's name in a language: its preferred label there, else its canonical name. */
export function nameIn(locale: string): SQL<string> {
  return sql<string>`coalesce((select l.label from ${skillSynonyms} l where l.skill_id = ${ID}
    and l.language_code = ${locale} and l.is_preferred), ${NAME}::text)`;
}

/** SQL for a text in a language: its translation where there is one, else the text itself. */
export const textIn = <T extends string | null>(
  locale: string,
  row: { translations: AnyPgColumn },
  own: AnyPgColumn,
  field: "name" | "description",
): SQL<T> =>
  sql<T>`coalesce(nullif(${row.translations} -> ${locale}::text ->> ${field}::text, ''), ${own}::text)`;
