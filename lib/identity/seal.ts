import { randomBytes } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { Ctx } from "../core/ctx";
import { decrypt, encrypt, placeOf, unwrap, type WrappedColumn, wrap } from "../core/wrapping";
import { users } from "./schema/users";

/** Where the data keys of people stand, for the job that carries them over to a new key. */
export const DATA_KEYS: WrappedColumn = { table: "users", key: "id", column: "data_key" };

/** The person's data key, made at first use; null once the person is erased. */
async function dataKeyOf(ctx: Ctx, userId: string): Promise<Buffer | null> {
  const place = placeOf(DATA_KEYS, userId);
  const read = async () => {
    const [row] = await ctx.db.select({ key: users.dataKey }).from(users).where(eq(users.id, userId));
    return row?.key ?? null;
  };
  const known = await read();
  if (known) return unwrap(known, place);
  await ctx.db
    .update(users)
    .set({ dataKey: wrap(randomBytes(32), place) })
    .where(and(eq(users.id, userId), isNull(users.dataKey), isNull(users.erasedAt)));
  const made = await read();
  return made ? unwrap(made, place) : null;
}

/**
 * Seals personal bytes or text under the person's own data key, so that destroying the key destroys them
 * everywhere, backups included. `place` names table, column and row. Throws for an erased person.
 */
export async function seal(ctx: Ctx, userId: string, plain: Buffer | string, place: string): Promise<Buffer> {
  const key = await dataKeyOf(ctx, userId);
  if (!key) throw new Error("Nothing can be sealed for an erased person.");
  return encrypt(key, Buffer.from(plain), place);
}

/** Seals and opens several fields of one person after a single read of the key. */
export interface Sealer {
  /** Sealed bytes; null for nothing. Throws for an erased person. */
  seal(plain: string | null | undefined, place: string): Buffer | null;
  /** The text that was sealed; null for nothing, and once the person is erased. */
  open(sealed: Buffer | null | undefined, place: string): string | null;
}

/** A sealer of one person's fields; see `seal` and `open`. */
export async function sealerOf(ctx: Ctx, userId: string): Promise<Sealer> {
  const key = await dataKeyOf(ctx, userId);
  return {
    seal(plain, place) {
      if (!plain) return null;
      if (!key) throw new Error("Nothing can be sealed for an erased person.");
      return encrypt(key, Buffer.from(plain), place);
    },
    open: (sealed, place) => (sealed && key ? decrypt(key, sealed, place).toString() : null),
  };
}

/** Opens what `seal` sealed at the same place; null once the person is erased. */
export async function open(ctx: Ctx, userId: string, sealed: Buffer, place: string): Promise<Buffer | null> {
  const key = await dataKeyOf(ctx, userId);
  return key ? decrypt(key, sealed, place) : null;
}
