import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StatusBadge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OwnKey } from "@/lib/identity/api-key/queries";

const TONES = { live: "success", expired: "plain", revoked: "plain" } as const;

/** A person's API keys: what each may do, when it was used, when it ends; `action` draws a live one's button. */
export function KeyList({
  keys,
  zone,
  action,
}: {
  keys: readonly OwnKey[];
  zone: string;
  action: (key: OwnKey) => ReactNode;
}) {
  const t = useTranslations("identity.apiKeys");
  const all = useTranslations();
  if (keys.length === 0) return <p className="text-sm text-muted">{t("none")}</p>;
  return (
    <ul className="surface divide-y divide-hairline">
      {keys.map((key) => (
        <li key={key.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
          <Icon name="key" className="text-muted" />
          <div className="min-w-0 flex-[1_1_14rem]">
            <p className="flex flex-wrap items-center gap-2 font-medium break-words">
              {key.name}
              <StatusBadge tone={TONES[key.state]}>{t(`state.${key.state}`)}</StatusBadge>
            </p>
            <p className="text-sm text-muted">
              <code className="font-mono">{key.prefix}…</code> ·{" "}
              {key.scopes.map(({ key: scope, label }) => (label ? all(label) : scope)).join(", ")}
            </p>
            <p className="text-sm text-muted">
              {key.lastUsedAt ? (
                <>
                  {t("used")} <RelativeTime at={key.lastUsedAt} zone={zone} />
                </>
              ) : (
                t("unused")
              )}{" "}
              · {t(key.state === "live" ? "ends" : "ended")}{" "}
              <RelativeTime at={key.revokedAt ?? key.expiresAt} zone={zone} />
            </p>
          </div>
          {key.state === "live" && action(key)}
        </li>
      ))}
    </ul>
  );
}
