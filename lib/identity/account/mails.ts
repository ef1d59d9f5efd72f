import type { Ctx } from "../../core/ctx";
import { isLocale } from "../../core/i18n/locales";
import { mail } from "../../core/mail";
import { port } from "../../core/ports";
import type { UserRow } from "../schema/users";
import { issueToken } from "../token/tokens";
import { issueUndo } from "../undo/link";

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
    userId: user.id,
    template: "identity.mail.verify",
    locale: mailLocale(ctx, user),
    data: { name: greeting(user), code, url: `/verify-email?token=${token}` },
    dedupe: `identity.verify:${id}`,
    secret: true,
    immediate: true,
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
    userId: user.id,
    template: "identity.mail.reset",
    locale: mailLocale(ctx, user),
    data: { name: greeting(user), username: user.username, url: `/reset-password?token=${token}` },
    dedupe: `identity.reset:${id}`,
    secret: true,
    immediate: true,
  });
}

/** Tells the owner that the password is another now, with a link that undoes it. */
export async function sendPasswordChanged(ctx: Ctx, user: Recipient): Promise<void> {
  const undo = await issueUndo(ctx, user, user.email);
  await mail(ctx, {
    to: user.email,
    template: "identity.mail.passwordChanged",
    locale: mailLocale(ctx, user),
    data: { name: greeting(user), url: undo.path },
    dedupe: `identity.password:${undo.id}`,
    secret: true,
  });
}

/** Tells the owner of a login from a device that was not seen before; `login` is the row that it made. */
export async function tellNewDevice(ctx: Ctx, userId: string, device: string, login: string): Promise<void> {
  await port("notify")(
    ctx,
    "identity.new_device",
    [userId],
    { device: device || "–" },
    { dedupe: login, link: "/account/security" },
  );
}
