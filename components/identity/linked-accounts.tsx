import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/form/action-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { linkAccount, unlinkAccount } from "@/lib/identity/oidc/actions";
import type { WaysIn } from "@/lib/identity/oidc/queries";
import { StepUpNote } from "./step-up-note";

/** One's accounts elsewhere with which one signs in here, each with its button once the login has stepped up. */
export function LinkedAccounts({
  ways,
  hasPasskey,
  zone,
  mayChange,
}: {
  ways: WaysIn;
  hasPasskey: boolean;
  zone: string;
  mayChange: boolean;
}) {
  const t = useTranslations("identity.oidc");
  const linked = ways.providers.filter(({ since }) => since !== null).length;
  const isLast = !ways.hasPassword && !hasPasskey && linked === 1;
  return (
    <div className="grid gap-4">
      <ul className="surface divide-y divide-hairline">
        {ways.providers.map(({ id, name, email, since, lastUsedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-[1_1_14rem]">
              <p className="font-medium">{name}</p>
              <p className="text-sm text-muted">
                {since ? (
                  <>
                    {email && <span className="break-words">{email} · </span>}
                    {t("used")} <RelativeTime at={lastUsedAt ?? since} zone={zone} />
                  </>
                ) : (
                  t("notLinked")
                )}
              </p>
            </div>
            {mayChange &&
              (since ? (
                <ActionButton
                  action={unlinkAccount}
                  input={{ provider: id }}
                  size="sm"
                  variant="danger-line"
                  disabledReason={isLast ? t("lastWayIn") : undefined}
                  confirm={{ title: t("unlinkTitle", { name }), body: t("unlinkText") }}
                >
                  {t("unlink")}
                </ActionButton>
              ) : (
                <ActionButton action={linkAccount} input={{ provider: id }} size="sm">
                  {t("link")}
                </ActionButton>
              ))}
          </li>
        ))}
      </ul>
      {!mayChange && <StepUpNote next="/account/security">{t("stepUp")}</StepUpNote>}
    </div>
  );
}
