import { eq, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import type { ImportRow, RowVerdict } from "../../core/imports/kind";
import type { ImportFault } from "../../core/imports/model";
import { fieldErrors } from "../../core/issues";
import { users } from "../../identity/schema/users";
import { pointTransfers } from "../schema/point-transfers";
import { pointWallets } from "../schema/point-wallets";
import { GrantRow } from "./model";

/** What will become of one row. */
export interface GrantPlan extends RowVerdict {
  row: GrantRow | null;
  person: { userId: string; walletId: string } | null;
}

/** The key of the transfer that a row makes. */
export const grantKey = (key: string): string => `grant:${key}`;

/** Judges rows against the rules, the people there are and what their keys moved before; writes nothing. */
export async function planGrants(ctx: Ctx, rows: readonly ImportRow[]): Promise<GrantPlan[]> {
  const parsed = rows.map(({ values }) => GrantRow.safeParse(values));
  const good = parsed.flatMap((p) => (p.success ? [p.data] : []));
  const [people, before] = await Promise.all([peopleOf(ctx, good), transfersOf(ctx, good)]);
  return parsed.map((p): GrantPlan => {
    if (!p.success) {
      const faults = Object.entries(fieldErrors(p.error)).map(
        ([column, said]): ImportFault =>
          typeof said === "string"
            ? { column, key: said }
            : { column, key: said.key, params: said.params as ImportFault["params"] },
      );
      return { row: null, person: null, faults, notes: [] };
    }
    const row = p.data;
    const person = people.get(nameOf(row)) ?? null;
    const earlier = before.get(grantKey(row.key));
    const faults: ImportFault[] = [];
    const notes: ImportFault[] = [];
    if (!person) faults.push({ column: "person", key: "points.grants.nobody" });
    else if (earlier) {
      const same =
        earlier.toWalletId === person.walletId &&
        earlier.amount === row.points &&
        earlier.reason === row.reason;
      if (same) notes.push({ column: "key", key: "points.grants.given" });
      else faults.push({ column: "key", key: "points.errors.keyReused" });
    }
    return { row, person, faults, notes };
  });
}

const nameOf = (row: GrantRow) => row.person.replace(/^@/, "").toLowerCase();

/** Open wallets of active people by user name and by address. */
async function peopleOf(ctx: Ctx, rows: readonly GrantRow[]) {
  const names = sql.param([...new Set(rows.map(nameOf))]);
  const found = await ctx.db
    .select({
      userId: users.id,
      username: users.username,
      email: users.email,
      walletId: pointWallets.id,
    })
    .from(users)
    .innerJoin(pointWallets, eq(pointWallets.userId, users.id))
    .where(
      sql`${users.status} = 'active' and ${pointWallets.status} <> 'closed'
        and (${users.username} = any(${names}::citext[]) or ${users.email} = any(${names}::citext[]))`,
    );
  return new Map(
    found.flatMap(({ username, email, ...person }) => [
      [email.toLowerCase(), person] as const,
      [username.toLowerCase(), person] as const,
    ]),
  );
}

async function transfersOf(ctx: Ctx, rows: readonly GrantRow[]) {
  const keys = sql.param(rows.map((row) => grantKey(row.key)));
  const found = await ctx.db
    .select({
      key: pointTransfers.key,
      toWalletId: pointTransfers.toWalletId,
      amount: pointTransfers.amount,
      reason: pointTransfers.reason,
    })
    .from(pointTransfers)
    .where(sql`${pointTransfers.key} = any(${keys}::text[])`);
  return new Map(found.map((transfer) => [transfer.key, transfer]));
}
