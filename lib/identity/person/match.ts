import { and, type SQL, sql } from "drizzle-orm";
import { users } from "../schema/users";

/** The condition that each of the words typed (five at most) is in a person's name, username or address; served by the index users_search. */
export function personMatches(text: string): SQL {
  const haystack = sql`lower(${users.firstName} || ' ' || ${users.lastName} || ' ' || ${users.username}::text || ' ' || ${users.email}::text)`;
  const words = text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5);
  const each = words.map((word) => sql`${haystack} like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`);
  return and(...each) ?? sql`true`;
}
