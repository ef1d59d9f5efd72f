import type { Ctx } from "../../core/ctx";
import { translator } from "../../core/i18n/translate";
import { uuidv7 } from "../../core/ids";
import { mail } from "../../core/mail";
import { greeting, mailLocale } from "../account/mails";
import type { UserRow } from "../schema/users";
import type { RoleKey } from "./model";

const TEMPLATES = {
  granted: "identity.mail.roleGranted",
  declined: "identity.mail.roleDeclined",
  revoked: "identity.mail.roleRevoked",
} as const;

/** Tells a person that a role was given, refused or taken, and why; never muted. */
export async function sendRoleMail(
  ctx: Ctx,
  user: Pick<UserRow, "email" | "firstName" | "username" | "language">,
  role: RoleKey,
  event: keyof typeof TEMPLATES,
  reason: string,
): Promise<void> {
  const locale = mailLocale(ctx, user);
  const t = await translator(locale);
  await mail(ctx, {
    to: user.email,
    template: TEMPLATES[event],
    locale,
    data: { name: greeting(user), role: t(`identity.role.${role}`), reason, url: "/account/roles" },
    dedupe: `identity.role:${uuidv7()}`,
  });
}
