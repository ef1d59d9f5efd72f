import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { type Ctx, inTx, personId } from "../../core/ctx";
import { notFound } from "../../core/errors";
import { personalFacts } from "../profile/personal";
import { studentProfiles } from "../schema/profiles";
import { users } from "../schema/users";
import type { MenteeInput } from "./model";

/** A student whom the caller guides. */
export interface Mentee {
  id: string;
  name: string;
  username: string;
  /** Whether the mentor may open the student's page. */
  isShown: boolean;
  department: string | null;
  semester: number | null;
  /** Whether the student named somebody to call in an emergency. */
  hasContact: boolean;
}

function guidedBy(ctx: Ctx): SQL | undefined {
  const mentorId = personId(ctx.actor);
  return mentorId ? and(eq(studentProfiles.mentorId, mentorId), isNull(users.erasedAt)) : sql`false`;
}

/** The students whom the caller guides, by name, at most `limit`. */
export function ownMentees(ctx: Ctx, limit: number): Promise<Mentee[]> {
  return ctx.db
    .select({
      id: users.id,
      name: sql<string>`coalesce(nullif(trim(${users.firstName} || ' ' || ${users.lastName}), ''), ${users.username}::text)`,
      username: sql<string>`${users.username}::text`,
      isShown: sql<boolean>`${users.profileVisibility} <> 'private' and ${users.status} = 'active'`,
      department: studentProfiles.department,
      semester: studentProfiles.semester,
      hasContact: sql<boolean>`num_nonnulls(${studentProfiles.emergencyContactName}, ${studentProfiles.emergencyContactPhone}) > 0`,
    })
    .from(studentProfiles)
    .innerJoin(users, eq(users.id, studentProfiles.userId))
    .where(guidedBy(ctx))
    .orderBy(asc(users.lastName), asc(users.firstName), asc(users.id))
    .limit(limit);
}

/**
 * Whom to call when something happens to a student, for the student's own mentor; that it was read is recorded. Throws
 * `not_found` for everybody else's students.
 */
export async function readEmergencyContact(
  ctx: Ctx,
  { studentId }: MenteeInput,
): Promise<Record<"emergencyName" | "emergencyPhone", string | null>> {
  return inTx(ctx, async (tx) => {
    const [mentee] = await tx.db
      .select({ id: users.id })
      .from(studentProfiles)
      .innerJoin(users, eq(users.id, studentProfiles.userId))
      .where(and(eq(users.id, studentId), guidedBy(tx)));
    if (!mentee) throw notFound();
    tx.audit({
      action: "identity.student.read_contact",
      targetType: "identity.user",
      targetId: studentId,
    });
    const { emergencyName, emergencyPhone } = await personalFacts(tx, studentId);
    return { emergencyName, emergencyPhone };
  });
}
