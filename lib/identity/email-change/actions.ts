"use server";

import { redirect } from "next/navigation";
import { action } from "../../core/action";
import { localePath } from "../../core/i18n/locales";
import * as commands from "./commands";
import { ChangeEmailInput, RequestEmailInput } from "./model";

export const requestEmailChange = action(
  RequestEmailInput,
  (ctx, input) => commands.requestEmailChange(ctx, input),
  { access: "signed-in", success: "identity.done.emailRequested" },
);

export const changeEmail = action(ChangeEmailInput, (ctx, input) => commands.changeEmail(ctx, input), {
  access: "signed-in",
  after: (_, ctx) => redirect(localePath(ctx.locale, "/account/security?done=email")),
});
