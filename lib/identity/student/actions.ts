"use server";

import { redirect } from "next/navigation";
import { action } from "../../core/action";
import { localePath } from "../../core/i18n/locales";
import * as commands from "./commands";
import { readEmergencyContact } from "./mentees";
import { AssignMentorInput, MenteeInput, StudentsInput } from "./model";

const manager = { access: { permission: "users.manage" } } as const;

export const confirmUsns = action(StudentsInput, (ctx, input) => commands.confirmUsns(ctx, input), {
  ...manager,
  success: "identity.done.usnsConfirmed",
});
export const advanceSemester = action(StudentsInput, (ctx, input) => commands.advanceSemester(ctx, input), {
  ...manager,
  success: "identity.done.semesterAdvanced",
});
export const assignMentor = action(AssignMentorInput, (ctx, input) => commands.assignMentor(ctx, input), {
  ...manager,
  after: (_, ctx) => redirect(localePath(ctx.locale, "/admin/students")),
});
export const revealEmergencyContact = action(MenteeInput, (ctx, input) => readEmergencyContact(ctx, input), {
  access: { role: "mentor" },
});
