"use server";

import { action } from "../../core/action";
import { ReasonInput, SuspendInput } from "../account/model";
import { EndUserSessionInput } from "../session/model";
import * as commands from "./commands";
import * as edit from "./edit";
import { EditPersonInput, MentorPlaceInput, StudentPlaceInput, UserId } from "./model";

export const suspendUser = action(SuspendInput, (ctx, input) => commands.suspendUser(ctx, input), {
  access: { permission: "users.manage" },
  success: "identity.done.suspended",
});

export const deactivateUser = action(ReasonInput, (ctx, input) => commands.deactivateUser(ctx, input), {
  access: { permission: "users.manage" },
  success: "identity.done.deactivated",
});

export const restoreUser = action(ReasonInput, (ctx, input) => commands.restoreUser(ctx, input), {
  access: { permission: "users.manage" },
  success: "identity.done.restored",
});

export const endUserLogins = action(EndUserSessionInput, (ctx, input) => commands.endUserLogins(ctx, input), {
  access: { permission: "users.manage" },
  success: "identity.done.loginsEnded",
});

export const unlockUser = action(UserId, (ctx, input) => commands.unlockUser(ctx, input), {
  access: { permission: "users.manage" },
  success: "identity.done.unlocked",
});

export const revealPersonal = action(UserId, (ctx, input) => commands.revealPersonal(ctx, input), {
  access: { permission: "users.manage" },
});

export const editPerson = action(EditPersonInput, (ctx, input) => edit.editPerson(ctx, input), {
  access: { permission: "users.manage" },
  success: "identity.done.personEdited",
});

export const editStudentPlace = action(StudentPlaceInput, (ctx, input) => edit.editStudentPlace(ctx, input), {
  access: { permission: "users.manage" },
  success: "identity.done.personEdited",
});

export const editMentorPlace = action(MentorPlaceInput, (ctx, input) => edit.editMentorPlace(ctx, input), {
  access: { permission: "users.manage" },
  success: "identity.done.personEdited",
});

export const resendConfirmation = action(UserId, (ctx, input) => edit.resendConfirmation(ctx, input), {
  access: { permission: "users.manage" },
  success: "identity.done.confirmationResent",
});
