import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Ctx } from "./ctx";
import { conflict } from "./errors";

/**
 * Puts the rows of a table into the order of the whole list of ids, in the caller's transaction: locks
 * them, writes places from 1 on in one statement. Throws `conflict` when the list is no longer the set of rows.
 * `among` narrows the set.
 */
export async function writeOrder(
  ctx: Ctx,
  table: PgTable & { id: AnyPgColumn; sortOrder: AnyPgColumn },
  ids: readonly string[],
  among?: SQL,
): Promise<void> {
  const rows = await ctx.db
    .select({ id: table.id })
    .from(table as PgTable)
    .where(among)
    .orderBy(table.id)
    .for("update");
  const current = new Set(rows.map((row) => row.id as string));
  if (ids.length !== current.size || new Set(ids).size !== ids.length || !ids.every((id) => current.has(id)))
    throw conflict("errors.orderChanged");
  if (!ids.length) return;
  const order = sql.join(
    ids.map((id, index) => sql`(${id}::uuid, ${index + 1}::int)`),
    sql`, `,
  );
  await ctx.db.execute(
    sql`update ${table} as t set sort_order = o.n from (values ${order}) as o(id, n) where t.id = o.id and t.sort_order <> o.n`,
  );
}
