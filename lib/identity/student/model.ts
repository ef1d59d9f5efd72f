import { z } from "zod";

/** The last semester; nobody advances beyond it. */
export const LAST_SEMESTER = 8;
export const SEMESTERS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
/** At most this many students in one act. */
const MAX_STUDENTS = 100;

/** A student as a list showed them: the account and the moment at which the profile last changed. */
export interface StudentRef {
  id: string;
  version: number;
}

/** Written into the rows of the list; see `StudentRef`. */
export const studentRef = ({ id, version }: StudentRef): string => `${id}.${version}`;

const Ref = z
  .string()
  .regex(/^[0-9a-f-]{36}\.[0-9]{1,15}$/)
  .transform((text): StudentRef => ({ id: text.slice(0, 36), version: Number(text.slice(37)) }));

/** The account in a row's name as the list wrote it; null for anything else. */
export const refId = (text: string): string | null => Ref.safeParse(text).data?.id ?? null;

/** Students as the list showed them, so that a second press, or a list from before, changes nothing. */
export const StudentsInput = z.object({ ids: z.array(Ref).min(1).max(MAX_STUDENTS) });
export type StudentsInput = z.output<typeof StudentsInput>;

/** Ids that a form sends one by one; one alone is taken too. */
const ids = z
  .union([z.uuid(), z.array(z.uuid())])
  .transform((given) => [...new Set([given].flat())])
  .pipe(z.array(z.uuid()).min(1).max(MAX_STUDENTS));

export const AssignMentorInput = z.object({
  studentIds: ids,
  /** Nobody, when empty. */
  mentorId: z.uuid().optional(),
});
export type AssignMentorInput = z.output<typeof AssignMentorInput>;

/** What became of an act on several: how many it changed, and who stayed as they were. */
export interface Changed {
  done: number;
  failed: { title: string }[];
}

export const MenteeInput = z.object({ studentId: z.uuid() });
export type MenteeInput = z.output<typeof MenteeInput>;
