import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { Section } from "@/components/ui/screen/screen";
import type { OwnPasskey } from "@/lib/identity/factor/queries";
import { MAX_PASSKEYS } from "@/lib/identity/passkey/model";
import { StepUpNote } from "../step-up-note";
import { PasskeyList } from "./passkey-list";

/** One's passkeys, with the way to a new one. `mayChange` is whether the login has stepped up. */
export function OwnPasskeys({
  passkeys,
  zone,
  mayChange,
  whyLastStays,
}: {
  passkeys: readonly OwnPasskey[];
  zone: string;
  mayChange: boolean;
  whyLastStays?: string;
}) {
  const t = useTranslations("identity.passkey");
  const isFull = passkeys.length >= MAX_PASSKEYS;
  return (
    <Section
      title={t("title")}
      description={t("text")}
      actions={
        !isFull && (
          <LinkButton href="/account/security/passkey" icon="plus" className="noscript:hidden">
            {t("add")}
          </LinkButton>
        )
      }
    >
      <div className="grid gap-4">
        {passkeys.length > 0 ? (
          <PasskeyList passkeys={passkeys} zone={zone} mayRemove={mayChange} whyNot={whyLastStays} />
        ) : (
          <p className="text-sm text-muted">{t("none")}</p>
        )}
        {isFull && <p className="text-sm text-muted">{t("full", { max: MAX_PASSKEYS })}</p>}
        {passkeys.length > 0 && !mayChange && <StepUpNote next="/account/security">{t("stepUp")}</StepUpNote>}
      </div>
    </Section>
  );
}
