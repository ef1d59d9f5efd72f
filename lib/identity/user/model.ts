import { z } from "zod";
import { ProfileInput } from "../account/model";
import { MentorPlace, StudentPlace, withEmployeeId, withUsn } from "../profile/model";

export const UserId = z.object({ userId: z.uuid() });

/** What administrators may correct in somebody's account. */
export const EditPersonInput = UserId.extend(
  ProfileInput.pick({ firstName: true, lastName: true, phoneNumber: true, bio: true }).shape,
);
export type EditPersonInput = z.output<typeof EditPersonInput>;

/** A number is confirmed only where there is one. */
const confirmedHas =
  (field: "usn" | "employeeId") =>
  (input: { confirmed: boolean; usn?: string; employeeId?: string }, check: z.RefinementCtx): void => {
    if (input.confirmed && !input[field])
      check.addIssue({ code: "custom", path: [field], message: "errors.required" });
  };

/** Where a student belongs, as the institution says. */
export const StudentPlaceInput = UserId.extend({ ...StudentPlace, confirmed: z.boolean().default(false) })
  .superRefine(withUsn)
  .superRefine(confirmedHas("usn"));
export type StudentPlaceInput = z.output<typeof StudentPlaceInput>;

/** The most students that a mentor can be given. */
export const MAX_MENTEES = 1000;

/** Where a mentor belongs, as the institution says. */
export const MentorPlaceInput = UserId.extend({
  ...MentorPlace,
  menteeLimit: z.int().min(0).max(MAX_MENTEES),
  confirmed: z.boolean().default(false),
})
  .superRefine(withEmployeeId)
  .superRefine(confirmedHas("employeeId"));
export type MentorPlaceInput = z.output<typeof MentorPlaceInput>;
