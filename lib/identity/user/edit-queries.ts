import { and, eq, isNull } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { mayManageUser } from "../access";
import { activeRoles, holdsAdminRole } from "../role/active";
import { mentorProfiles, studentProfiles } from "../schema/profiles";
import { users } from "../schema/users";

/** What of a person an administrator may correct. */
export interface EditablePerson {
  id: string;
  name: string;
  account: { firstName: string; lastName: string; phoneNumber: string | null; bio: string | null };
  /** Of a student only. */
  student: {
    usn: string | null;
    department: string | null;
    semester: number | null;
    admissionYear: number | null;
    entryType: "regular" | "lateral" | "transfer";
    confirmed: boolean;
  } | null;
  /** Of a mentor only. */
  mentor: {
    employeeId: string | null;
    department: string | null;
    designation: string | null;
    menteeLimit: number;
    confirmed: boolean;
  } | null;
}

/** How many students a mentor takes of whom nothing else was said; the column's default. */
const USUAL_MENTEES = 40;

/** A person to correct; null when absent, erased, or not for the caller to manage. */
export async function getEditablePerson(ctx: Ctx, id: string): Promise<EditablePerson | null> {
  const [row] = await ctx.db
    .select({
      user: users,
      roles: activeRoles(),
      isAdmin: holdsAdminRole(),
      student: studentProfiles,
      mentor: mentorProfiles,
    })
    .from(users)
    .leftJoin(studentProfiles, eq(studentProfiles.userId, users.id))
    .leftJoin(mentorProfiles, eq(mentorProfiles.userId, users.id))
    .where(and(eq(users.id, id), isNull(users.erasedAt)));
  if (!row || !mayManageUser(ctx.actor, { id, isAdmin: row.isAdmin })) return null;
  const { user, roles, student, mentor } = row;
  return {
    id,
    name: `${user.firstName} ${user.lastName}`.trim() || user.username,
    account: {
      firstName: user.firstName,
      lastName: user.lastName,
      phoneNumber: user.phoneNumber,
      bio: user.bio,
    },
    student: roles.includes("student")
      ? {
          usn: student?.usn ?? null,
          department: student?.department ?? null,
          semester: student?.semester ?? null,
          admissionYear: student?.admissionYear ?? null,
          entryType: student?.entryType ?? "regular",
          confirmed: Boolean(student?.usnConfirmedAt),
        }
      : null,
    mentor: roles.includes("mentor")
      ? {
          employeeId: mentor?.employeeId ?? null,
          department: mentor?.department ?? null,
          designation: mentor?.designation ?? null,
          menteeLimit: mentor?.menteeLimit ?? USUAL_MENTEES,
          confirmed: Boolean(mentor?.employeeIdConfirmedAt),
        }
      : null,
  };
}
