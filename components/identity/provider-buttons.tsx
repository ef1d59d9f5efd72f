import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import type { Failure } from "@/lib/identity/oidc/model";

/** The ways in besides the form: `children`, then providers; nothing where there are none. `next` is a checked return address. */
export function ProviderButtons({
  providers,
  next,
  children,
}: {
  providers: readonly { id: string; name: string }[];
  next?: string | null;
  children?: ReactNode;
}) {
  const t = useTranslations("identity.oidc");
  const locale = useLocale();
  if (providers.length === 0 && !children) return null;
  const query = new URLSearchParams({ locale, ...(next ? { next } : {}) });
  return (
    <div className="grid gap-3 border-t border-hairline pt-5">
      {children}
      {providers.map(({ id, name }) => (
        // A plain link: it leaves this site, and must not be fetched ahead.
        <a key={id} className={cx(buttonClass("line"), "w-full")} href={`/api/auth/oidc/${id}?${query}`}>
          {t("with", { name })}
        </a>
      ))}
    </div>
  );
}

/** Says why a way through a provider led nowhere. */
export function ProviderFailure({ failure }: { failure: Failure }) {
  const t = useTranslations("identity.oidc.failed");
  return <Alert tone={failure === "denied" ? "info" : "warning"}>{t(failure)}</Alert>;
}
