import { randomInt } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { Username } from "../account/model";
import { restingAmong } from "../username/holds";

const SHORTEST = 8;
const LONGEST = 16;
const TRIES = 8;

/** The beginning of a username, from the part of an address before the @. */
export function nameBase(email: string): string {
  const local = email.slice(0, email.lastIndexOf("@")).normalize("NFKD");
  const clean = local.replace(/[^A-Za-z0-9_.-]/g, "").replace(/^[^A-Za-z]+/, "");
  return (
    clean
      .toLowerCase()
      .slice(0, LONGEST)
      .replace(/[._-]+$/, "") || "member"
  );
}

/**
 * A name from a base: itself when it is long enough, then with five digits, then with eight letters and digits, as a
 * large institution's addresses may all begin alike.
 */
export function candidate(base: string, attempt: number): string {
  if (attempt === 0 && base.length >= SHORTEST && Username.safeParse(base).success) return base;
  const signs =
    attempt < 2
      ? String(randomInt(10 ** 5)).padStart(5, "0")
      : randomInt(36 ** 8)
          .toString(36)
          .padStart(8, "0");
  const head = base.slice(0, LONGEST - 1 - signs.length);
  return `${head.padEnd(SHORTEST - 6, "x")}.${signs}`;
}

/** Free usernames for new accounts, one for each address. One taken in the same moment fails by its constraint. */
export async function freeUsernames(ctx: Ctx, emails: readonly string[]): Promise<string[]> {
  const names: (string | null)[] = emails.map(() => null);
  const given = new Set<string>();
  for (let attempt = 0; attempt < TRIES && names.includes(null); attempt++) {
    const wanted = emails.flatMap((email, i) => {
      if (names[i] !== null) return [];
      return [{ i, name: candidate(nameBase(email), attempt) }];
    });
    const taken = await takenAmong(
      ctx,
      wanted.map((w) => w.name),
    );
    for (const { i, name } of wanted) {
      if (taken.has(name) || given.has(name) || !Username.safeParse(name).success) continue;
      given.add(name);
      names[i] = name;
    }
  }
  return names.map((name) => {
    if (!name) throw new Error("No free username was found.");
    return name;
  });
}

async function takenAmong(ctx: Ctx, names: readonly string[]): Promise<Set<string>> {
  const { rows } = await ctx.db.execute<{ name: string }>(sql`
    select lower(username::text) as name from users where username = any(${sql.param(names)}::citext[])`);
  return new Set([...rows.map((row) => row.name), ...(await restingAmong(ctx, names))]);
}
