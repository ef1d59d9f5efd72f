import { z } from "zod";
import { BeginImportInput, type ImportFault } from "../../core/imports/model";
import { Email, PhoneNumber, type UserStatus } from "../account/model";
import { AdmissionYear, Department, EmployeeId, ENTRY_TYPES, Semester, Usn } from "../profile/model";

export const STUDENT_IMPORT = "identity.students";
export const MENTOR_IMPORT = "identity.mentors";
export const INVITATION_IMPORT = "identity.invitations";
/** What /admin/users/import takes. */
export const PEOPLE_IMPORTS = [STUDENT_IMPORT, MENTOR_IMPORT, INVITATION_IMPORT] as const;
export const MAX_IMPORT_ROWS = 50_000;
export const BeginPeopleImport = BeginImportInput.extend({ kind: z.enum(PEOPLE_IMPORTS) });

/** Digits only, so that "07" is seven and "3rd" is nothing. */
const digits = z
  .string()
  .regex(/^[0-9]{1,4}$/, "errors.field.type")
  .transform(Number);
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a name must not hold.
const plain = /^[^\u0000-\u001f<>]*$/;
const name = z.string().max(150).regex(plain, "errors.field.format");
const text = (max: number) => z.string().max(max).regex(plain, "errors.field.format");

const person = {
  email: Email,
  first_name: name.min(1),
  last_name: name.optional(),
  phone_number: PhoneNumber.optional(),
};

export const StudentRow = z.object({
  usn: Usn,
  ...person,
  department: Department.regex(plain, "errors.field.format"),
  semester: digits.pipe(Semester),
  admission_year: digits.pipe(AdmissionYear).optional(),
  entry_type: z
    .string()
    .transform((given) => given.toLowerCase())
    .pipe(z.enum(ENTRY_TYPES))
    .optional(),
});

export const MentorRow = z.object({
  employee_id: EmployeeId,
  ...person,
  department: Department.regex(plain, "errors.field.format"),
  designation: text(100).min(2),
  qualifications: text(2000).optional(),
  mentee_limit: digits.pipe(z.int().max(1000)).optional(),
});

/** A row as both kinds are planned: the person, the number, and the profile's columns that the file names. */
export interface PlannedRow {
  email: string;
  firstName: string;
  lastName?: string;
  phoneNumber?: string;
  number: string;
  profile: Record<string, string | number>;
}

/** An account that a row may mean. */
export interface KnownAccount {
  id: string;
  email: string;
  emailConfirmed: boolean;
  hasPassword: boolean;
  status: UserStatus;
  isAdmin: boolean;
  firstName: string;
  lastName: string;
  phoneNumber: string | null;
  phoneConfirmed: boolean;
  /** A verification of the person's identity holds. */
  nameConfirmed: boolean;
  number: string | null;
  numberConfirmed: boolean;
}

const fault = (column: string | null, key: string): ImportFault => ({
  column,
  key: `identity.import.fault.${key}`,
});

/**
 * Which account a row means, and what stands against it or stays as it is. The number decides, then the address; what
 * somebody confirmed is never overwritten: a number, an address, a phone number, the name of a proved identity.
 */
export function judge(
  row: PlannedRow,
  numberColumn: "usn" | "employee_id",
  found: { byNumber?: KnownAccount; byEmail?: KnownAccount; byPhone?: KnownAccount },
): { target: KnownAccount | null; faults: ImportFault[]; notes: ImportFault[] } {
  const faults: ImportFault[] = [];
  const notes: ImportFault[] = [];
  const { byNumber, byEmail, byPhone } = found;
  const target = byNumber ?? byEmail ?? null;
  if (byNumber && byEmail && byNumber.id !== byEmail.id) faults.push(fault(numberColumn, "numberOfOther"));
  if (byNumber && !byEmail) faults.push(fault("email", "otherAddress"));
  if (row.phoneNumber && byPhone && byPhone.id !== target?.id)
    faults.push(fault("phone_number", "phoneTaken"));
  if (!target) return { target, faults, notes };
  if (target.isAdmin) faults.push(fault(null, "administrator"));
  if (target.status === "inactive") faults.push(fault(null, "inactive"));
  // Anybody can sign up with somebody's address or number: until one is confirmed, the account may be a stranger's.
  if (!target.emailConfirmed && target.hasPassword && !target.numberConfirmed)
    faults.push(fault("email", "unconfirmed"));
  if (target.number !== null && target.number !== row.number) {
    if (target.numberConfirmed) faults.push(fault(numberColumn, "numberConfirmed"));
    else notes.push(fault(numberColumn, "numberReplaced"));
  }
  if (row.phoneNumber && target.phoneConfirmed && target.phoneNumber !== row.phoneNumber)
    notes.push(fault("phone_number", "phoneKept"));
  const named = row.firstName !== target.firstName || (row.lastName ?? target.lastName) !== target.lastName;
  if (named && target.nameConfirmed) notes.push(fault("first_name", "nameKept"));
  return { target, faults, notes };
}
