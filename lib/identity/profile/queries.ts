import { eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Ctx, personId } from "../../core/ctx";
import { placeOf } from "../../core/wrapping";
import { mayOpenPage } from "../person/queries";
import {
  adminProfiles,
  clientProfiles,
  instructorProfiles,
  mentorProfiles,
  providerProfiles,
  studentProfiles,
} from "../schema/profiles";
import { users } from "../schema/users";
import { type Sealer, sealerOf } from "../seal";
import { SEALED } from "./commands";
import { profileFacts } from "./completion";
import { type MemberRole, type ProfileStep, profileSteps } from "./model";

/** What the caller's profile of a role still lacks; none for visitors. */
export async function ownProfileSteps(ctx: Ctx, role: MemberRole): Promise<ProfileStep[]> {
  const userId = personId(ctx.actor);
  const facts = userId ? await profileFacts(ctx, userId) : null;
  return facts ? profileSteps(role, facts) : [];
}

const mentors = alias(users, "mentors");

/** A student's profile with its private facts open. */
export interface StudentProfile {
  usn: string | null;
  isConfirmed: boolean;
  department: string | null;
  semester: number | null;
  admissionYear: number | null;
  entryType: "regular" | "lateral" | "transfer";
  mentor: {
    name: string;
    username: string;
    avatarFileId: string | null;
    id: string;
    /** The student may open the mentor's page. */
    isShown: boolean;
  } | null;
  birthDate: string | null;
  address: string | null;
  emergencyName: string | null;
  emergencyPhone: string | null;
}

/** The private facts of a student's row, opened. */
export const openStudent = (
  sealer: Sealer,
  userId: string,
  row: Pick<
    typeof studentProfiles.$inferSelect,
    "dateOfBirth" | "address" | "emergencyContactName" | "emergencyContactPhone"
  > | null,
) => ({
  birthDate: sealer.open(row?.dateOfBirth, placeOf(SEALED.studentBirthDate, userId)),
  address: sealer.open(row?.address, placeOf(SEALED.studentAddress, userId)),
  emergencyName: sealer.open(row?.emergencyContactName, placeOf(SEALED.emergencyName, userId)),
  emergencyPhone: sealer.open(row?.emergencyContactPhone, placeOf(SEALED.emergencyPhone, userId)),
});

/** The caller's own student profile, empty before it was first saved. */
export async function getOwnStudentProfile(ctx: Ctx): Promise<StudentProfile> {
  const userId = personId(ctx.actor) ?? "";
  const [row] = await ctx.db
    .select({
      profile: studentProfiles,
      mentor: {
        id: mentors.id,
        name: sql<string>`trim(${mentors.firstName} || ' ' || ${mentors.lastName})`,
        username: mentors.username,
        avatarFileId: mentors.avatarFileId,
        visibility: mentors.profileVisibility,
        status: mentors.status,
      },
    })
    .from(studentProfiles)
    .leftJoin(mentors, eq(mentors.id, studentProfiles.mentorId))
    .where(eq(studentProfiles.userId, userId));
  const profile = row?.profile ?? null;
  const mentor = row?.mentor ?? null;
  return {
    usn: profile?.usn ?? null,
    isConfirmed: Boolean(profile?.usnConfirmedAt),
    department: profile?.department ?? null,
    semester: profile?.semester ?? null,
    admissionYear: profile?.admissionYear ?? null,
    entryType: profile?.entryType ?? "regular",
    mentor: mentor && {
      id: mentor.id,
      name: mentor.name,
      username: mentor.username,
      avatarFileId: mentor.avatarFileId,
      isShown: mayOpenPage(ctx.actor, mentor.id, mentor),
    },
    ...openStudent(await sealerOf(ctx, userId), userId, profile),
  };
}

/** The caller's own mentor profile, empty before it was first saved. */
export async function getOwnMentorProfile(ctx: Ctx) {
  const userId = personId(ctx.actor) ?? "";
  const [row] = await ctx.db.select().from(mentorProfiles).where(eq(mentorProfiles.userId, userId));
  const [mentees] = await ctx.db
    .select({ n: sql<number>`count(*)::int` })
    .from(studentProfiles)
    .where(eq(studentProfiles.mentorId, userId));
  const sealer = await sealerOf(ctx, userId);
  return {
    employeeId: row?.employeeId ?? null,
    isConfirmed: Boolean(row?.employeeIdConfirmedAt),
    department: row?.department ?? null,
    designation: row?.designation ?? null,
    qualifications: row?.qualifications ?? null,
    birthDate: sealer.open(row?.dateOfBirth, placeOf(SEALED.mentorBirthDate, userId)),
    address: sealer.open(row?.address, placeOf(SEALED.mentorAddress, userId)),
    menteeLimit: row?.menteeLimit ?? null,
    mentees: mentees?.n ?? 0,
  };
}
export type MentorProfile = Awaited<ReturnType<typeof getOwnMentorProfile>>;

/** The caller's own instructor profile; null before it was first saved. */
export async function getOwnInstructorProfile(ctx: Ctx) {
  const [row] = await ctx.db
    .select()
    .from(instructorProfiles)
    .where(eq(instructorProfiles.userId, personId(ctx.actor) ?? ""));
  return row ?? null;
}
export type InstructorProfile = Awaited<ReturnType<typeof getOwnInstructorProfile>>;

/** The caller's own client profile, empty before it was first saved. */
export async function getOwnClientProfile(ctx: Ctx) {
  const userId = personId(ctx.actor) ?? "";
  const [row] = await ctx.db.select().from(clientProfiles).where(eq(clientProfiles.userId, userId));
  const { contact, wishes } = (row?.preferences ?? {}) as { contact?: string; wishes?: string };
  return {
    companyName: row?.companyName ?? null,
    address: (await sealerOf(ctx, userId)).open(row?.address, placeOf(SEALED.clientAddress, userId)),
    contact: contact ?? null,
    wishes: wishes ?? null,
    ratingAvg: row?.ratingAvg ?? null,
    ratingCount: row?.ratingCount ?? 0,
  };
}
export type ClientProfile = Awaited<ReturnType<typeof getOwnClientProfile>>;

/** The caller's own provider profile; null before it was first saved. */
export async function getOwnProviderProfile(ctx: Ctx) {
  const [row] = await ctx.db
    .select()
    .from(providerProfiles)
    .where(eq(providerProfiles.userId, personId(ctx.actor) ?? ""));
  return row ?? null;
}
export type ProviderProfile = Awaited<ReturnType<typeof getOwnProviderProfile>>;

/** The caller's own title in the administration; null without one. */
export async function getOwnAdminProfile(ctx: Ctx) {
  const [row] = await ctx.db
    .select()
    .from(adminProfiles)
    .where(eq(adminProfiles.userId, personId(ctx.actor) ?? ""));
  return row ?? null;
}
export type AdminProfile = Awaited<ReturnType<typeof getOwnAdminProfile>>;
