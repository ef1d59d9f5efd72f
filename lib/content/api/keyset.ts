import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import { LOCALES } from "../../core/i18n/locales";

/** Where a keyset page begins: after the row with this moment and id. */
export interface Place {
  at: string;
  id: string;
}

/** A cursor as clients carry it, opaque to them. */
export function cursorOf({ at, id }: Place): string {
  return Buffer.from(`${at} ${id}`).toString("base64url");
}

const Cursor = z
  .string()
  .max(200)
  .transform((text, ctx): Place => {
    const [at = "", id = ""] = Buffer.from(text, "base64url").toString("utf8").split(" ");
    if (!z.iso.datetime().safeParse(at).success || !z.uuid().safeParse(id).success)
      ctx.addIssue({ code: "custom", message: "errors.field.format" });
    return { at, id };
  });

const slug = z.string().max(96).optional();

/** Query parameters of every list: how many rows, after which, in which language. */
export const ListQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: Cursor.optional(),
  locale: z.enum(LOCALES).optional(),
  category: slug,
  tag: z.string().max(40).optional(),
});
export const LocaleQuery = z.object({ locale: z.enum(LOCALES).optional() });
export const SlugParams = z.object({ slug: z.string().min(1).max(96) });

/** The WHERE of a page, newest first. */
export function olderThan(place: Place | undefined, at: AnyPgColumn, id: AnyPgColumn): SQL | undefined {
  return place ? sql`(${at}, ${id}) < (${place.at}::timestamptz, ${place.id}::uuid)` : undefined;
}

/** Cuts the row read too many off and tells where the next page begins. */
export function keysetPage<T>(
  rows: T[],
  limit: number,
  place: (row: T) => Place,
): { data: T[]; next_cursor: string | null } {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, next_cursor: rows.length > limit && last ? cursorOf(place(last)) : null };
}
