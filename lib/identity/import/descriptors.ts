import type { z } from "zod";
import type { ImportColumn } from "../../core/imports/kind";
import { mentorProfiles, studentProfiles } from "../schema/profiles";
import { MentorRow, type PlannedRow, StudentRow } from "./model";

/** What differs between the two kinds of people that are imported. */
export interface PeopleImport {
  role: "student" | "mentor";
  numberColumn: "usn" | "employee_id";
  columns: readonly ImportColumn[];
  /** The row's rules, and the row as it is planned. */
  parse(values: Record<string, string>): { row: PlannedRow } | { error: z.ZodError };
}

const upper = (text: string) => text.trim().toUpperCase();
const column = (name: string, example: string, rest: Partial<ImportColumn> = {}): ImportColumn => ({
  name,
  example,
  help: `identity.import.column.${name}`,
  ...rest,
});

const person = (first: string, last: string, email: string, phone: string): ImportColumn[] => [
  column("email", email, {
    required: true,
    unique: true,
    normal: (text) => text.normalize("NFKC").trim(),
  }),
  column("first_name", first, { required: true }),
  column("last_name", last),
  column("phone_number", phone, {
    unique: true,
    signed: true,
    normal: (text) => text.replace(/[\s().-]/g, ""),
  }),
];

/** Leaves out what the file does not name, so that it stays as it is. */
const given = (columns: Record<string, string | number | undefined>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(columns).filter((entry): entry is [string, string | number] => entry[1] !== undefined),
  );

/** What every row says of the account. */
const account = (data: z.output<typeof StudentRow> | z.output<typeof MentorRow>) => ({
  email: data.email,
  firstName: data.first_name,
  lastName: data.last_name,
  phoneNumber: data.phone_number,
});

export const STUDENTS: PeopleImport = {
  role: "student",
  numberColumn: "usn",
  columns: [
    column("usn", "GH26101", { required: true, unique: true, normal: upper }),
    ...person("Ada", "Almeida", "ada.almeida@example.org", "+49301234567"),
    column("department", "Cabinetmaking", { required: true }),
    column("semester", "1", { required: true }),
    column("admission_year", "2026"),
    column("entry_type", "regular"),
  ],
  parse(values) {
    const parsed = StudentRow.safeParse(values);
    if (!parsed.success) return { error: parsed.error };
    const { data } = parsed;
    return {
      row: {
        ...account(data),
        number: data.usn,
        profile: given({
          department: data.department,
          semester: data.semester,
          admissionYear: data.admission_year,
          entryType: data.entry_type,
        }),
      },
    };
  },
};

export const MENTORS: PeopleImport = {
  role: "mentor",
  numberColumn: "employee_id",
  columns: [
    column("employee_id", "GH-0115", { required: true, unique: true, normal: upper }),
    ...person("Oskar", "Lindqvist", "oskar.lindqvist@example.org", "+49301234568"),
    column("department", "Textiles", { required: true }),
    column("designation", "Master weaver", { required: true }),
    column("qualifications", "Journeyman’s certificate, 2004"),
    column("mentee_limit", "40"),
  ],
  parse(values) {
    const parsed = MentorRow.safeParse(values);
    if (!parsed.success) return { error: parsed.error };
    const { data } = parsed;
    return {
      row: {
        ...account(data),
        number: data.employee_id,
        profile: given({
          department: data.department,
          designation: data.designation,
          qualifications: data.qualifications,
          menteeLimit: data.mentee_limit,
        }),
      },
    };
  },
};

/** Where the profile of a role stands, and how its number's columns are called. */
export const profileOf = (role: PeopleImport["role"]) =>
  role === "student"
    ? ({
        table: studentProfiles,
        number: "usn",
        confirmedAt: "usnConfirmedAt",
      } as const)
    : ({
        table: mentorProfiles,
        number: "employeeId",
        confirmedAt: "employeeIdConfirmedAt",
      } as const);
