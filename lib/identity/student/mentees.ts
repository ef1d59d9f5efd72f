import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { type Ctx, personId } from "../../core/ctx";
import { studentProfiles } from "../schema/profiles";
import { users } from "../schema/users";

/** A student whom the caller guides. */
export interface Mentee {
  name: string;
  username: string;
  /** Whether the mentor may open the student's page. */
  isShown: boolean;
  department: string | null;
  semester: number | null;
}

/** The students whom the caller guides, by name, at most `limit`. */
export function ownMentees(ctx: Ctx, limit: number): Promise<Mentee[]> {
  return ctx.db
    .select({
      name: sql<string>`coalesce(nullif(trim(${users.firstName} || ' ' || ${users.lastName}), ''), ${users.username}::text)`,
      username: sql<string>`${users.username}::text`,
      isShown: sql<boolean>`${users.profileVisibility} <> 'private' and ${users.status} = 'active'`,
      department: studentProfiles.department,
      semester: studentProfiles.semester,
    })
    .from(studentProfiles)
    .innerJoin(users, eq(users.id, studentProfiles.userId))
    .where(and(eq(studentProfiles.mentorId, personId(ctx.actor) ?? ""), isNull(users.erasedAt)))
    .orderBy(asc(users.lastName), asc(users.firstName), asc(users.id))
    .limit(limit);
}
