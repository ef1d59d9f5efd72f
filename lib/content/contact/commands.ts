import { type Ctx, inTx } from "../../core/ctx";
import { DEFAULT_LOCALE } from "../../core/i18n/locales";
import { uuidv7 } from "../../core/ids";
import { limit } from "../../core/limits";
import { mail } from "../../core/mail";
import { port } from "../../core/ports";
import { holdersOfRoles } from "../../identity/role/holders";
import { CONTACT_LIMIT, type ContactInput } from "./model";

/**
 * Tells the support desk of a visitor's message, answers by mail going to the visitor; the institution's support
 * address, if there is one, gets it too. The visitor gets no copy, so the form cannot be used to write to strangers.
 * A filled trap is answered like success and sends nothing. Throws `unavailable` after five messages an hour from
 * one address.
 */
export async function sendContact(ctx: Ctx, input: ContactInput): Promise<void> {
  if (input.website) return;
  await limit(ctx, `contact:${ctx.ip ?? "local"}`, CONTACT_LIMIT);
  await inTx(ctx, async (tx) => {
    const id = uuidv7();
    const data = { sender: input.name, email: input.email, message: input.message };
    const support = await tx.setting<string | null>("general.support_email");
    if (support)
      await mail(tx, {
        to: support,
        template: "content.notice.contact",
        locale: DEFAULT_LOCALE,
        data,
        replyTo: input.email,
        dedupe: `content.contact:${id}`,
      });
    const desk = await holdersOfRoles(tx, ["support_admin"]);
    const people = desk.length ? desk : await holdersOfRoles(tx, ["super_admin"]);
    await port("notify")(tx, "content.contact", people, data, { dedupe: id });
    tx.audit({ action: "content.contact.send", targetType: "contact", targetId: id });
  });
}
