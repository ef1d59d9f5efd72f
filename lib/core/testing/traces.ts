import { pool } from "../db";

/**
 * Where a text still stands in the database: `table` and how often, over every table of every schema, rows as text,
 * bytes too. The same as searching a dump for it.
 */
export async function tracesOf(text: string): Promise<string[]> {
  const tables = await pool().query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`);
  const hex = Buffer.from(text).toString("hex");
  const base64 = Buffer.from(text).toString("base64").slice(0, -4);
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await pool().query<{ n: number }>(
      `select count(*)::int as n from ${name} t
       where t::text ilike '%' || $1 || '%' or t::text like '%' || $2 || '%' or t::text like '%' || $3 || '%'`,
      [text, hex, base64],
    );
    if (rows[0]?.n) found.push(`${name}: ${rows[0].n}`);
  }
  return found;
}
