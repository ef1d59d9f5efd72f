import { z } from "zod";
import { PhoneNumber } from "../account/model";
import type { MEMBER_ROLES } from "../role/model";

export type MemberRole = (typeof MEMBER_ROLES)[number];
/** Member roles whose profile belongs to the person; a company's belongs to the company. */
export const PROFILE_ROLES = ["student", "mentor", "instructor", "client", "provider"] as const;
export type ProfileRole = (typeof PROFILE_ROLES)[number];

export const ENTRY_TYPES = ["regular", "lateral", "transfer"] as const;
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export const CONTACT_WAYS = ["email", "phone", "chat"] as const;

const line = (max: number) => z.string().trim().max(max);
/** A number that the institution gives: capitals, digits and dashes. */
const institutionNumber = z
  .string()
  .transform((text) => text.trim().toUpperCase())
  .pipe(z.string().regex(/^[A-Z0-9][A-Z0-9/-]{2,19}$/, "identity.error.numberForm"));

/** The number of a student of the institution. */
export const Usn = institutionNumber;
/** The number of somebody who works for the institution. */
export const EmployeeId = institutionNumber;
export const Department = line(100).min(2);
export const Semester = z.int().min(1).max(8);
export const AdmissionYear = z.int().min(1980).max(2100);

/** A day in the past, `YYYY-MM-DD`, of somebody who may be alive. */
export const BirthDate = z.iso
  .date()
  .refine(
    (day) => day >= "1900-01-01" && day < new Date().toISOString().slice(0, 10),
    "identity.error.birthDate",
  );

const Private = { birthDate: BirthDate.optional(), address: line(500).optional() };

/** Where a student belongs in the institution. */
export const StudentPlace = {
  usn: Usn.optional(),
  department: Department.optional(),
  semester: Semester.optional(),
  admissionYear: AdmissionYear.optional(),
  entryType: z.enum(ENTRY_TYPES).default("regular"),
};
/** Who has a number has a place. */
export const withUsn = (
  input: { usn?: string; department?: string; semester?: number },
  check: z.RefinementCtx,
): void => {
  if (!input.usn) return;
  for (const field of ["department", "semester"] as const)
    if (input[field] === undefined)
      check.addIssue({ code: "custom", path: [field], message: "identity.error.withUsn" });
};

export const StudentProfileInput = z
  .object({
    ...StudentPlace,
    ...Private,
    emergencyName: line(150).optional(),
    emergencyPhone: PhoneNumber.optional(),
  })
  .superRefine(withUsn);
export type StudentProfileInput = z.output<typeof StudentProfileInput>;

/** Where a mentor belongs in the institution. */
export const MentorPlace = {
  employeeId: EmployeeId.optional(),
  department: Department.optional(),
  designation: line(100).optional(),
};
/** Who has a number has a place. */
export const withEmployeeId = (
  input: { employeeId?: string; department?: string; designation?: string },
  check: z.RefinementCtx,
): void => {
  if (!input.employeeId) return;
  for (const field of ["department", "designation"] as const)
    if (!input[field])
      check.addIssue({ code: "custom", path: [field], message: "identity.error.withEmployeeId" });
};

export const MentorProfileInput = z
  .object({ ...MentorPlace, qualifications: line(2000).optional(), ...Private })
  .superRefine(withEmployeeId);
export type MentorProfileInput = z.output<typeof MentorProfileInput>;

/** Texts that a form sends one by one; one alone, or commas without JavaScript, are taken too. */
const texts = (max: number) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => [
      ...new Set(
        [given ?? []]
          .flat()
          .flatMap((text) => text.split(","))
          .map((text) => text.trim())
          .filter(Boolean),
      ),
    ])
    .pipe(z.array(z.string().max(80)).max(max));

const WebAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(300);

export const InstructorProfileInput = z.object({
  headline: line(150).min(3),
  expertise: texts(20),
  qualifications: line(2000).optional(),
  website: WebAddress.optional(),
});
export type InstructorProfileInput = z.output<typeof InstructorProfileInput>;

export const ClientProfileInput = z.object({
  companyName: line(150).optional(),
  address: line(500).optional(),
  contact: z.enum(CONTACT_WAYS).optional(),
  wishes: line(500).optional(),
});
export type ClientProfileInput = z.output<typeof ClientProfileInput>;

const clock = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, "identity.error.clock");

export const ProviderProfileInput = z
  .object({
    businessName: line(150).min(2),
    experience: line(2000).min(3),
    experienceYears: z.int().min(0).max(80),
    serviceAreas: texts(20),
    days: z
      .union([z.enum(WEEKDAYS), z.array(z.enum(WEEKDAYS))])
      .optional()
      .transform((given) => [given ?? []].flat()),
    from: clock.optional(),
    to: clock.optional(),
  })
  .superRefine((input, check) => {
    if (input.days.length && !input.from)
      check.addIssue({ code: "custom", path: ["from"], message: "errors.required" });
    if (input.days.length && !input.to)
      check.addIssue({ code: "custom", path: ["to"], message: "errors.required" });
    if (input.from && input.to && input.from >= input.to)
      check.addIssue({ code: "custom", path: ["to"], message: "identity.error.clockOrder" });
  });
export type ProviderProfileInput = z.output<typeof ProviderProfileInput>;

export const AdminProfileInput = z.object({
  jobTitle: line(150).min(2),
  department: line(100).optional(),
});
export type AdminProfileInput = z.output<typeof AdminProfileInput>;

/** What completeness asks of the account and of the profile of a role; a missing profile is null. */
export interface ProfileFacts {
  firstName: string;
  phoneNumber: string | null;
  bio: string | null;
  student: {
    usn: string | null;
    department: string | null;
    semester: number | null;
    hasBirthDate: boolean;
    hasEmergencyContact: boolean;
  } | null;
  mentor: { designation: string | null; qualifications: string | null } | null;
  instructor: { headline: string; expertise: readonly string[] } | null;
  client: { hasAddress: boolean } | null;
  provider: {
    businessName: string;
    experience: string;
    serviceAreas: readonly string[];
    availability: Readonly<Record<string, unknown>>;
  } | null;
  /** The first company that the person acts for. */
  company: { logoFileId: string | null; description: string | null; website: string | null } | null;
}

export const STEPS = [
  "name",
  "phone",
  "bio",
  "birthDate",
  "emergency",
  "department",
  "semester",
  "designation",
  "headline",
  "expertise",
  "address",
  "businessName",
  "experience",
  "areas",
  "availability",
  "company",
  "logo",
  "description",
  "website",
] as const;
export type Step = (typeof STEPS)[number];
export interface ProfileStep {
  step: Step;
  done: boolean;
  /** Where it is done. */
  href: string;
}

/** What makes the profile of a role complete, in the order in which it is asked for, and what of it is done. */
export function profileSteps(role: MemberRole, facts: ProfileFacts): ProfileStep[] {
  const here = role === "company" ? "/company/profile" : `/${role}/profile`;
  const account = (step: Step, done: boolean) => ({ step, done, href: "/account" });
  const own = (step: Step, done: boolean) => ({ step, done, href: here });
  const name = account("name", facts.firstName !== "");
  const phone = account("phone", facts.phoneNumber !== null);
  const bio = account("bio", Boolean(facts.bio));
  switch (role) {
    case "student": {
      const p = facts.student;
      const enrolled = p?.usn
        ? [own("department", Boolean(p.department)), own("semester", p.semester !== null)]
        : [];
      return [
        name,
        phone,
        own("birthDate", Boolean(p?.hasBirthDate)),
        own("emergency", Boolean(p?.hasEmergencyContact)),
        ...enrolled,
      ];
    }
    case "mentor":
      return [
        name,
        own("designation", Boolean(facts.mentor?.designation || facts.mentor?.qualifications)),
        bio,
      ];
    case "instructor":
      return [
        own("headline", Boolean(facts.instructor?.headline)),
        own("expertise", Boolean(facts.instructor?.expertise.length)),
        bio,
      ];
    case "client":
      return [name, phone, own("address", Boolean(facts.client?.hasAddress))];
    case "provider": {
      const p = facts.provider;
      return [
        own("businessName", Boolean(p?.businessName)),
        own("experience", Boolean(p?.experience)),
        own("areas", Boolean(p?.serviceAreas.length)),
        own("availability", Object.keys(p?.availability ?? {}).length > 0),
      ];
    }
    case "company": {
      const c = facts.company;
      if (!c) return [{ step: "company", done: false, href: "/account/companies" }];
      return [
        own("logo", c.logoFileId !== null),
        own("description", Boolean(c.description)),
        own("website", Boolean(c.website)),
      ];
    }
  }
}

/** Whether nothing is missing. */
export const isComplete = (role: MemberRole, facts: ProfileFacts): boolean =>
  profileSteps(role, facts).every((s) => s.done);
