import { allow, type Ctx, holds, inTx } from "@/lib/core/ctx";
import { resend } from "@/lib/core/mail";

/** Puts mails on their way again. Throws `invalid` without a mail server. */
export async function resendMails(ctx: Ctx, ids: readonly string[]): Promise<{ count: number }> {
  return inTx(ctx, async (tx) => {
    allow(holds(tx.actor, "deliveries.manage"));
    for (const id of [...ids].sort()) {
      await resend(tx, id);
      tx.audit({ action: "platform.mail.resend", targetType: "mail", targetId: id });
    }
    return { count: ids.length };
  });
}
