import { sql } from "drizzle-orm";
import type { Ctx } from "./ctx";
import { log } from "./log";
import { gatherGiven } from "./registry";
import { currentKeyId, placeOf, unwrap, type WrappedColumn, wrap } from "./wrapping";

/** Every column whose bytes are wrapped under ENCRYPTION_KEYS. */
export const wrappedColumns = (): WrappedColumn[] => gatherGiven<WrappedColumn>("keyWrapping");

/** Rows of a column that stand under another key than the current one: the key's id lies at byte 3 of version 1. */
const outdated = (column: WrappedColumn) => {
  const name = sql.identifier(column.column);
  return sql`${name} is not null and get_byte(${name}, 0) = 1 and
    substring(${name} from 3 for get_byte(${name}, 1)) <> ${Buffer.from(currentKeyId())}::bytea`;
};

/** How many rows stand under an older key; while there are any, that key must stay configured. */
export async function countOutdated(ctx: Ctx): Promise<number> {
  const counts = wrappedColumns().map(
    (column) => sql`(select count(*) from ${sql.identifier(column.table)} where ${outdated(column)})`,
  );
  if (!counts.length) return 0;
  const { rows } = await ctx.db.execute<{ n: string }>(sql`select ${sql.join(counts, sql` + `)} as n`);
  return Number(rows[0]?.n ?? 0);
}

/**
 * Carries wrapped bytes over to the current key while the product runs, `batch` rows of a column at a time. A row
 * that somebody changed meanwhile is left as it is: it was written under the current key. Answers how many moved. Throws
 * at the end when there were rows that no configured key opens; the others have moved.
 */
export async function rewrap(ctx: Ctx, batch = 500): Promise<number> {
  let moved = 0;
  let closed = 0;
  for (const column of wrappedColumns()) {
    const [table, key, name] = [column.table, column.key, column.column].map((n) => sql.identifier(n));
    let after = "";
    for (;;) {
      const { rows } = await ctx.db.execute<{ id: string; bytes: Buffer }>(sql`
        select ${key}::text as id, ${name} as bytes from ${table}
        where ${outdated(column)} and ${key}::text > ${after} order by ${key}::text limit ${batch}`);
      for (const { id, bytes } of rows) {
        after = id;
        const fresh = renew(bytes, placeOf(column, id));
        if (!fresh) {
          closed++;
          continue;
        }
        const done = await ctx.db.execute(
          sql`update ${table} set ${name} = ${fresh} where ${key}::text = ${id} and ${name} = ${bytes}`,
        );
        moved += done.rowCount ?? 0;
      }
      if (rows.length < batch) break;
    }
  }
  if (closed > 0)
    throw new Error(`${closed} ${closed === 1 ? "row" : "rows"} could not be opened by any key.`);
  return moved;
}

/** The same bytes under the current key; null when no key opens them. */
function renew(bytes: Buffer, place: string): Buffer | null {
  try {
    return wrap(unwrap(bytes, place), place);
  } catch (error) {
    log().error({ err: error, place }, "wrapped bytes cannot be carried over to the current key");
    return null;
  }
}
