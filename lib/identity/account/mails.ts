import type { Ctx } from "../../core/ctx";
import { isLocale } from "../../core/i18n/locales";
import { mail } from "../../core/mail";
import type { UserRow } from "../schema/users";
import { issueToken } from "../token/tokens";

export const VERIFY_HOURS = 24;
export const RESET_MINUTES = 60;

type Recipient = Pick<UserRow, "id" | "email" | "firstName" | "username" | "language">;

/** The name to greet a person by. */
export const greeting = (user: Pick<UserRow, "firstName" | "username">) => user.firstName || user.username;

/** The language of mail to a person: theirs, else the caller's. */
export const mailLocale = (ctx: Ctx, user: Pick<UserRow, "language">) =>
  isLocale(user.language) ? user.language : ctx.locale;

/** Mails a new confirmation link and code; `deviceHash` names the browser that needs no password to use them. */
export async function sendVerification(ctx: Ctx, user: Recipient, deviceHash: string | null): Promise<void> {
  const { id, token, code } = await issueToken(ctx, {
    purpose: "verify_email",
    userId: user.id,
    email: user.email,
    minutes: VERIFY_HOURS * 60,
    code: true,
    payload: deviceHash ? { deviceHash } : {},
  });
  await mail(ctx, {
    to: user.email,
    template: "identity.mail.verify",
    locale: mailLocale(ctx, user),
    data: { name: greeting(user), code, url: `/verify-email?token=${token}` },
    dedupe: `identity.verify:${id}`,
    secret: true,
  });
}

/** Mails a link with which a forgotten password is set anew. */
export async function sendReset(ctx: Ctx, user: Recipient): Promise<void> {
  const { id, token } = await issueToken(ctx, {
    purpose: "reset_password",
    userId: user.id,
    email: user.email,
    minutes: RESET_MINUTES,
  });
  await mail(ctx, {
    to: user.email,
    template: "identity.mail.reset",
    locale: mailLocale(ctx, user),
    data: { name: greeting(user), username: user.username, url: `/reset-password?token=${token}` },
    dedupe: `identity.reset:${id}`,
    secret: true,
  });
}

/** Tells the owner that the password is another now. */
export async function sendPasswordChanged(ctx: Ctx, user: Recipient, epoch: number): Promise<void> {
  await mail(ctx, {
    to: user.email,
    template: "identity.mail.passwordChanged",
    locale: mailLocale(ctx, user),
    data: { name: greeting(user), url: "/forgot-password" },
    dedupe: `identity.password:${user.id}:${epoch}`,
  });
}
