import { eq } from "drizzle-orm";
import { type Actor, allow, type Ctx, inTx, personId } from "../../core/ctx";
import { unauthenticated } from "../../core/errors";
import { placeOf } from "../../core/wrapping";
import { isAdminRole } from "../role/model";
import {
  adminProfiles,
  clientProfiles,
  instructorProfiles,
  mentorProfiles,
  providerProfiles,
  studentProfiles,
} from "../schema/profiles";
import { type Sealer, sealerOf } from "../seal";
import { refreshCompletion } from "./completion";
import type {
  AdminProfileInput,
  ClientProfileInput,
  InstructorProfileInput,
  MentorProfileInput,
  ProfileRole,
  ProviderProfileInput,
  StudentProfileInput,
} from "./model";

/** Where the sealed columns of profiles stand. */
export const SEALED = {
  studentBirthDate: { table: "student_profiles", key: "user_id", column: "date_of_birth" },
  studentAddress: { table: "student_profiles", key: "user_id", column: "address" },
  emergencyName: { table: "student_profiles", key: "user_id", column: "emergency_contact_name" },
  emergencyPhone: { table: "student_profiles", key: "user_id", column: "emergency_contact_phone" },
  mentorBirthDate: { table: "mentor_profiles", key: "user_id", column: "date_of_birth" },
  mentorAddress: { table: "mentor_profiles", key: "user_id", column: "address" },
  clientAddress: { table: "client_profiles", key: "user_id", column: "address" },
} as const;

/** Whether the caller holds the role whose own profile is written. */
export const mayWriteOwnProfile = (actor: Actor, role: ProfileRole | "admin"): boolean =>
  (actor.kind === "person" || actor.kind === "api_key") &&
  (role === "admin" ? actor.roles.some(isAdminRole) : actor.roles.includes(role));

/** Opens the transaction of one's own profile: the role is checked, completeness renewed, the change recorded. */
async function saveOwn(
  ctx: Ctx,
  role: ProfileRole | "admin",
  write: (tx: Ctx, userId: string) => Promise<void>,
): Promise<void> {
  const userId = personId(ctx.actor);
  if (!userId) throw unauthenticated();
  await inTx(ctx, async (tx) => {
    allow(mayWriteOwnProfile(tx.actor, role));
    await write(tx, userId);
    await refreshCompletion(tx, userId);
    tx.audit({
      action: "identity.profile.update",
      targetType: "identity.user",
      targetId: userId,
      changes: { role },
    });
  });
}

/** The sealed columns of a student's or client's private facts. */
const sealedStudent = (sealer: Sealer, userId: string, input: StudentProfileInput) => ({
  dateOfBirth: sealer.seal(input.birthDate, placeOf(SEALED.studentBirthDate, userId)),
  address: sealer.seal(input.address, placeOf(SEALED.studentAddress, userId)),
  emergencyContactName: sealer.seal(input.emergencyName, placeOf(SEALED.emergencyName, userId)),
  emergencyContactPhone: sealer.seal(input.emergencyPhone, placeOf(SEALED.emergencyPhone, userId)),
});

/**
 * Writes the caller's own student profile. What the institution confirmed with the number (department, semester,
 * year, entry) stays as it is: it changes through the institution. A number of somebody else fails by its constraint.
 */
export const saveStudentProfile = (ctx: Ctx, input: StudentProfileInput): Promise<void> =>
  saveOwn(ctx, "student", async (tx, userId) => {
    const [before] = await tx.db
      .select({ confirmed: studentProfiles.usnConfirmedAt })
      .from(studentProfiles)
      .where(eq(studentProfiles.userId, userId))
      .for("update");
    const { usn, department, semester, admissionYear, entryType } = input;
    const place = {
      usn: usn ?? null,
      department: department ?? null,
      semester: semester ?? null,
      admissionYear: admissionYear ?? null,
      entryType,
    };
    const set = {
      ...sealedStudent(await sealerOf(tx, userId), userId, input),
      ...(before?.confirmed ? {} : place),
    };
    await tx.db
      .insert(studentProfiles)
      .values({ userId, ...set })
      .onConflictDoUpdate({ target: studentProfiles.userId, set });
  });

/** Writes the caller's own mentor profile; what was confirmed with the employee id stays. */
export const saveMentorProfile = (ctx: Ctx, input: MentorProfileInput): Promise<void> =>
  saveOwn(ctx, "mentor", async (tx, userId) => {
    const [before] = await tx.db
      .select({ confirmed: mentorProfiles.employeeIdConfirmedAt })
      .from(mentorProfiles)
      .where(eq(mentorProfiles.userId, userId))
      .for("update");
    const sealer = await sealerOf(tx, userId);
    const place = {
      employeeId: input.employeeId ?? null,
      department: input.department ?? null,
      designation: input.designation ?? null,
    };
    const set = {
      qualifications: input.qualifications ?? null,
      dateOfBirth: sealer.seal(input.birthDate, placeOf(SEALED.mentorBirthDate, userId)),
      address: sealer.seal(input.address, placeOf(SEALED.mentorAddress, userId)),
      ...(before?.confirmed ? {} : place),
    };
    await tx.db
      .insert(mentorProfiles)
      .values({ userId, ...set })
      .onConflictDoUpdate({ target: mentorProfiles.userId, set });
  });

/** Writes the caller's own instructor profile. */
export const saveInstructorProfile = (ctx: Ctx, input: InstructorProfileInput): Promise<void> =>
  saveOwn(ctx, "instructor", async (tx, userId) => {
    const set = {
      headline: input.headline,
      expertise: input.expertise,
      qualifications: input.qualifications ?? null,
      website: input.website ?? null,
    };
    await tx.db
      .insert(instructorProfiles)
      .values({ userId, ...set })
      .onConflictDoUpdate({ target: instructorProfiles.userId, set });
  });

/** Writes the caller's own client profile. */
export const saveClientProfile = (ctx: Ctx, input: ClientProfileInput): Promise<void> =>
  saveOwn(ctx, "client", async (tx, userId) => {
    const sealer = await sealerOf(tx, userId);
    const { contact, wishes } = input;
    const set = {
      companyName: input.companyName ?? null,
      address: sealer.seal(input.address, placeOf(SEALED.clientAddress, userId)),
      preferences: { ...(contact ? { contact } : {}), ...(wishes ? { wishes } : {}) },
    };
    await tx.db
      .insert(clientProfiles)
      .values({ userId, ...set })
      .onConflictDoUpdate({ target: clientProfiles.userId, set });
  });

/** Writes the caller's own provider profile. */
export const saveProviderProfile = (ctx: Ctx, input: ProviderProfileInput): Promise<void> =>
  saveOwn(ctx, "provider", async (tx, userId) => {
    const { businessName, experience, experienceYears, serviceAreas, days, from, to } = input;
    const availability = days.length ? { days, from, to } : {};
    const set = { businessName, experience, experienceYears, serviceAreas, availability };
    await tx.db
      .insert(providerProfiles)
      .values({ userId, ...set })
      .onConflictDoUpdate({ target: providerProfiles.userId, set });
  });

/** Writes the caller's own title in the administration. */
export const saveAdminProfile = (ctx: Ctx, input: AdminProfileInput): Promise<void> =>
  saveOwn(ctx, "admin", async (tx, userId) => {
    const set = { jobTitle: input.jobTitle, department: input.department ?? null };
    await tx.db
      .insert(adminProfiles)
      .values({ userId, ...set })
      .onConflictDoUpdate({ target: adminProfiles.userId, set });
  });
