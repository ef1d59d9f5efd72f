"use server";

import { action } from "../../core/action";
import * as commands from "./commands";
import {
  AdminProfileInput,
  ClientProfileInput,
  InstructorProfileInput,
  MentorProfileInput,
  ProviderProfileInput,
  StudentProfileInput,
} from "./model";

const success = "identity.done.profileSaved";

export const saveStudentProfile = action(
  StudentProfileInput,
  (ctx, input) => commands.saveStudentProfile(ctx, input),
  { access: { role: "student" }, success },
);

export const saveMentorProfile = action(
  MentorProfileInput,
  (ctx, input) => commands.saveMentorProfile(ctx, input),
  { access: { role: "mentor" }, success },
);

export const saveInstructorProfile = action(
  InstructorProfileInput,
  (ctx, input) => commands.saveInstructorProfile(ctx, input),
  { access: { role: "instructor" }, success },
);

export const saveClientProfile = action(
  ClientProfileInput,
  (ctx, input) => commands.saveClientProfile(ctx, input),
  { access: { role: "client" }, success },
);

export const saveProviderProfile = action(
  ProviderProfileInput,
  (ctx, input) => commands.saveProviderProfile(ctx, input),
  { access: { role: "provider" }, success },
);

export const saveAdminProfile = action(
  AdminProfileInput,
  (ctx, input) => commands.saveAdminProfile(ctx, input),
  { access: "signed-in", success },
);
