import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { ActionButton } from "@/components/ui/form/action-button";
import type { Ctx } from "@/lib/core/ctx";
import { resendVerification } from "@/lib/identity/account/actions";
import { isOwnAddressHeld } from "@/lib/notifications/delivery/queries";

/** Tells the owner that mail to their address came back, so that nothing goes there until they confirm it again. */
export async function BounceBanner({ ctx }: { ctx: Ctx }) {
  if (ctx.actor.kind !== "person" || !(await isOwnAddressHeld(ctx))) return null;
  const t = await getTranslations("notifications.bounce");
  return (
    <Alert
      tone="warning"
      title={t("title")}
      actions={
        <>
          <ActionButton action={resendVerification} input={{}} size="sm" icon="mail">
            {t("confirm")}
          </ActionButton>
          <LinkButton href="/account/security/email" size="sm" variant="quiet">
            {t("change")}
          </LinkButton>
        </>
      }
    >
      {t("text", { email: ctx.actor.email })}
    </Alert>
  );
}
