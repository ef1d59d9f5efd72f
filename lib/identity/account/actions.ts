"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "../../core/action";
import { localePath } from "../../core/i18n/locales";
import { openSession } from "../../core/session";
import { keepDevice, readDevice } from "../session/device";
import { safeNext } from "../session/model";
import { dropTicket, keepTicket } from "../ticket/cookie";
import * as commands from "./commands";
import * as confirm from "./confirm";
import {
  ChangePasswordInput,
  ConfirmEmailInput,
  ForgotPasswordInput,
  PhotoInput,
  ProfileInput,
  ResendInput,
  ResetPasswordInput,
  SignUpInput,
} from "./model";
import * as password from "./password";
import * as photos from "./photo";
import * as account from "./sign-up";
import { SIGNED_UP } from "./signed-up";

export const signUp = action(
  SignUpInput,
  async (ctx, input) => {
    const login = await account.signUp(ctx, input, await keepDevice());
    if (login) await openSession(login.sessionId);
    else await keepTicket(SIGNED_UP, { email: input.email });
  },
  {
    access: "anyone",
    after: (_, ctx, input) => {
      const next = safeNext(input.next);
      redirect(
        `${localePath(ctx.locale, "/verify-email")}${next ? `?next=${encodeURIComponent(next)}` : ""}`,
      );
    },
  },
);

export const confirmEmail = action(
  ConfirmEmailInput,
  async (ctx, input) => {
    const done = await confirm.confirmEmail(ctx, input, await readDevice());
    await dropTicket(SIGNED_UP);
    return done;
  },
  {
    access: "anyone",
    after: ({ signedIn }, ctx) =>
      redirect(localePath(ctx.locale, signedIn ? "/verify-email?done=1" : "/sign-in?done=confirmed")),
  },
);

export const resendVerification = action(
  ResendInput,
  async (ctx, input) => confirm.resendVerification(ctx, input, await readDevice()),
  { access: "anyone", success: "identity.done.resent" },
);

export const forgotPassword = action(
  ForgotPasswordInput,
  (ctx, input) => password.forgotPassword(ctx, input),
  {
    access: "anyone",
    after: (_, ctx) => redirect(localePath(ctx.locale, "/forgot-password?done=1")),
  },
);

export const resetPassword = action(ResetPasswordInput, (ctx, input) => password.resetPassword(ctx, input), {
  access: "anyone",
  after: (_, ctx) => redirect(localePath(ctx.locale, "/sign-in?done=reset")),
});

export const changePassword = action(
  ChangePasswordInput,
  async (ctx, input) => password.changePassword(ctx, input, await readDevice()),
  { access: "signed-in", success: "identity.done.passwordChanged" },
);

export const updateProfile = action(ProfileInput, (ctx, input) => commands.updateProfile(ctx, input), {
  access: "signed-in",
  success: "identity.done.profileSaved",
});

export const setPhoto = action(
  PhotoInput,
  (ctx, { photo }) => photos.setPhoto(ctx, { name: photo.name, body: photo }),
  {
    access: "signed-in",
    success: "identity.done.photoSaved",
  },
);

export const removePhoto = action(z.object({}), (ctx) => photos.removePhoto(ctx), {
  access: "signed-in",
  success: "identity.done.photoRemoved",
});
