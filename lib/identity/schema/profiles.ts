import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  smallint,
  text,
  unique,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { bytea, instant, timestamps } from "../../core/schema/columns";
import { studentEntryType } from "./enums";
import { users } from "./users";

const owner = () =>
  uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "restrict" });
const rating = () => ({
  ratingAvg: numeric("rating_avg", { precision: 3, scale: 2 }),
  ratingCount: integer("rating_count").notNull().default(0),
});

/** What the mentor role adds to a person. */
export const mentorProfiles = pgTable(
  "mentor_profiles",
  {
    userId: owner(),
    employeeId: varchar("employee_id", { length: 20 }),
    employeeIdConfirmedAt: instant("employee_id_confirmed_at"),
    department: varchar("department", { length: 100 }),
    designation: varchar("designation", { length: 100 }),
    qualifications: text("qualifications"),
    /** Sealed, as the address is. */
    dateOfBirth: bytea("date_of_birth"),
    address: bytea("address"),
    menteeLimit: integer("mentee_limit").notNull().default(40),
    profileCompletedAt: instant("profile_completed_at"),
    ...timestamps(),
  },
  (t) => [
    unique("mentor_profiles_employee_unique").on(t.employeeId),
    check(
      "mentor_profiles_employee_place",
      sql`${t.employeeId} is null or (${t.department} is not null and ${t.designation} is not null)`,
    ),
    check("mentor_profiles_limit", sql`${t.menteeLimit} >= 0`),
  ],
);

/** What the student role adds to a person; people from outside have no number. */
export const studentProfiles = pgTable(
  "student_profiles",
  {
    userId: owner(),
    usn: varchar("usn", { length: 20 }),
    usnConfirmedAt: instant("usn_confirmed_at"),
    department: varchar("department", { length: 100 }),
    semester: smallint("semester"),
    admissionYear: smallint("admission_year"),
    entryType: studentEntryType("entry_type").notNull().default("regular"),
    mentorId: uuid("mentor_id").references(() => mentorProfiles.userId, { onDelete: "restrict" }),
    /** Sealed, as the next three are. */
    dateOfBirth: bytea("date_of_birth"),
    address: bytea("address"),
    emergencyContactName: bytea("emergency_contact_name"),
    emergencyContactPhone: bytea("emergency_contact_phone"),
    profileCompletedAt: instant("profile_completed_at"),
    ...timestamps(),
  },
  (t) => [
    unique("student_profiles_usn_unique").on(t.usn),
    check("student_profiles_semester", sql`${t.semester} between 1 and 8`),
    check(
      "student_profiles_usn_place",
      sql`${t.usn} is null or (${t.department} is not null and ${t.semester} is not null)`,
    ),
    index("student_profiles_mentor").on(t.mentorId),
    // For numbers by their beginning, whatever the database's collation.
    index("student_profiles_usn_prefix").on(t.usn.op("text_pattern_ops")),
    index("student_profiles_class").on(t.department, t.semester),
  ],
);

/** What the instructor role adds to a person. */
export const instructorProfiles = pgTable("instructor_profiles", {
  userId: owner(),
  headline: text("headline").notNull(),
  expertise: text("expertise").array().notNull(),
  qualifications: text("qualifications"),
  website: text("website"),
  profileCompletedAt: instant("profile_completed_at"),
  ...timestamps(),
});

/** What the client role adds to a person. */
export const clientProfiles = pgTable(
  "client_profiles",
  {
    userId: owner(),
    companyName: text("company_name"),
    preferences: jsonb("preferences").$type<Record<string, unknown>>().notNull().default({}),
    /** Sealed under the person's data key. */
    address: bytea("address"),
    ...rating(),
    profileCompletedAt: instant("profile_completed_at"),
    ...timestamps(),
  },
  (t) => [check("client_profiles_rating", sql`${t.ratingAvg} between 1 and 5`)],
);

/** What the provider role adds to a person. */
export const providerProfiles = pgTable(
  "provider_profiles",
  {
    userId: owner(),
    businessName: text("business_name").notNull(),
    experience: text("experience").notNull(),
    experienceYears: smallint("experience_years").notNull(),
    serviceAreas: jsonb("service_areas").$type<string[]>().notNull(),
    availability: jsonb("availability").$type<Record<string, unknown>>().notNull(),
    ...rating(),
    profileCompletedAt: instant("profile_completed_at"),
    ...timestamps(),
  },
  (t) => [
    check("provider_profiles_rating", sql`${t.ratingAvg} between 1 and 5`),
    check("provider_profiles_years", sql`${t.experienceYears} >= 0`),
  ],
);

/** What any admin role adds to a person. */
export const adminProfiles = pgTable("admin_profiles", {
  userId: owner(),
  jobTitle: text("job_title").notNull(),
  department: text("department"),
  ...timestamps(),
});
