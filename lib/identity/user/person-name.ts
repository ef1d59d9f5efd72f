import { sql } from "drizzle-orm";
import { users } from "../schema/users";

/** SQL for a person's full name, the user name without one. */
export const personName = sql<string>`coalesce(nullif(trim(${users.firstName} || ' ' || ${users.lastName}), ''), ${users.username}::text)`;
