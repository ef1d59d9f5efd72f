import { and, eq, inArray } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { DEFAULT_LOCALE } from "../../core/i18n/locales";
import { uuidv7 } from "../../core/ids";
import { limit } from "../../core/limits";
import { mail } from "../../core/mail";
import { roles, userRoles } from "../../identity/schema/roles";
import { users } from "../../identity/schema/users";
import { CONTACT_LIMIT, type ContactInput } from "./model";

/**
 * Mails a visitor's message to the support desk with the visitor as Reply-To; the visitor gets no copy, so the
 * form cannot be used to write to strangers. A filled trap is answered like success and sends nothing. Throws
 * `unavailable` after five messages an hour from one address.
 */
export async function sendContact(ctx: Ctx, input: ContactInput): Promise<void> {
  if (input.website) return;
  await limit(ctx, `contact:${ctx.ip ?? "local"}`, CONTACT_LIMIT);
  await inTx(ctx, async (tx) => {
    const id = uuidv7();
    for (const { address, locale } of await recipients(tx)) {
      await mail(tx, {
        to: address,
        template: "content.mail.contact",
        locale,
        data: { name: input.name, email: input.email, message: input.message },
        replyTo: input.email,
        dedupe: `content.contact:${id}:${address}`,
      });
    }
    tx.audit({ action: "content.contact.send", targetType: "contact", targetId: id });
  });
}

/** The institution's support address; without one, everybody with the role support_admin, else super_admin. */
async function recipients(ctx: Ctx): Promise<{ address: string; locale: string }[]> {
  const support = await ctx.setting<string | null>("general.support_email");
  if (support) return [{ address: support, locale: DEFAULT_LOCALE }];
  const rows = await ctx.db
    .select({ address: users.email, language: users.language, role: roles.key })
    .from(userRoles)
    .innerJoin(roles, eq(roles.id, userRoles.roleId))
    .innerJoin(users, eq(users.id, userRoles.userId))
    .where(
      and(
        inArray(roles.key, ["support_admin", "super_admin"]),
        eq(userRoles.status, "active"),
        eq(users.status, "active"),
      ),
    )
    .limit(50);
  const desk = rows.filter((row) => row.role === "support_admin");
  return (desk.length ? desk : rows).map(({ address, language }) => ({
    address,
    locale: language ?? DEFAULT_LOCALE,
  }));
}
