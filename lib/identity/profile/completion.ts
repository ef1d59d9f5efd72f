import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { companies, companyMembers } from "../schema/companies";
import {
  clientProfiles,
  instructorProfiles,
  mentorProfiles,
  providerProfiles,
  studentProfiles,
} from "../schema/profiles";
import { users } from "../schema/users";
import { isComplete, PROFILE_ROLES, type ProfileFacts } from "./model";

const TABLES = {
  student: studentProfiles,
  mentor: mentorProfiles,
  instructor: instructorProfiles,
  client: clientProfiles,
  provider: providerProfiles,
} as const;

/** What completeness asks of one person, in one query; null for nobody. */
export async function profileFacts(ctx: Ctx, userId: string): Promise<ProfileFacts | null> {
  const [row] = await ctx.db
    .select({
      firstName: users.firstName,
      phoneNumber: users.phoneNumber,
      bio: users.bio,
      student: studentProfiles,
      mentor: mentorProfiles,
      instructor: instructorProfiles,
      client: clientProfiles,
      provider: providerProfiles,
      company: {
        id: companies.id,
        logoFileId: companies.logoFileId,
        description: companies.description,
        website: companies.website,
      },
    })
    .from(users)
    .leftJoin(studentProfiles, eq(studentProfiles.userId, users.id))
    .leftJoin(mentorProfiles, eq(mentorProfiles.userId, users.id))
    .leftJoin(instructorProfiles, eq(instructorProfiles.userId, users.id))
    .leftJoin(clientProfiles, eq(clientProfiles.userId, users.id))
    .leftJoin(providerProfiles, eq(providerProfiles.userId, users.id))
    .leftJoin(companyMembers, and(eq(companyMembers.userId, users.id), eq(companyMembers.status, "active")))
    .leftJoin(companies, eq(companies.id, companyMembers.companyId))
    .where(eq(users.id, userId))
    .orderBy(companyMembers.joinedAt)
    .limit(1);
  if (!row) return null;
  const { student, client } = row;
  return {
    ...row,
    student: student && {
      usn: student.usn,
      department: student.department,
      semester: student.semester,
      hasBirthDate: student.dateOfBirth !== null,
      hasEmergencyContact: student.emergencyContactName !== null && student.emergencyContactPhone !== null,
    },
    client: client && { hasAddress: client.address !== null },
  };
}

/**
 * Keeps `profile_completed_at` of all profiles of a person true, in the caller's transaction: every command that
 * writes what completeness asks for ends with it. The account's row is locked, so that of two commands at once the
 * second sees what the first wrote.
 */
export async function refreshCompletion(ctx: Ctx, userId: string): Promise<void> {
  await ctx.db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update");
  const facts = await profileFacts(ctx, userId);
  if (!facts) return;
  for (const role of PROFILE_ROLES) {
    if (!facts[role]) continue;
    const table = TABLES[role];
    const complete = isComplete(role, facts);
    await ctx.db
      .update(table)
      .set({ profileCompletedAt: complete ? sql`now()` : null })
      .where(
        and(
          eq(table.userId, userId),
          complete ? isNull(table.profileCompletedAt) : isNotNull(table.profileCompletedAt),
        ),
      );
  }
}
