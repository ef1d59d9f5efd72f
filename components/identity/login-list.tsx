import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { RelativeTime } from "@/components/ui/relative-time";
import type { LoginRow } from "@/lib/identity/session/queries";

/** Live logins of browsers and apps: on what, where, when last seen; `action` draws the button of one that is not this one. */
export function LoginList({
  logins,
  zone,
  action,
}: {
  logins: readonly LoginRow[];
  zone: string;
  action?: (login: LoginRow) => ReactNode;
}) {
  const t = useTranslations("identity.logins");
  const nameOf = ({ kind, name, browser }: LoginRow) =>
    kind === "app" ? (name ?? t("app")) : (browser ?? t("unknownBrowser"));
  if (logins.length === 0) return <p className="text-sm text-muted">{t("none")}</p>;
  return (
    <ul className="surface divide-y divide-hairline">
      {logins.map((login) => {
        const place = [login.place?.replaceAll("_", " "), login.ip === "::" ? null : login.ip]
          .filter(Boolean)
          .join(", ");
        return (
          <li key={login.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <Icon name={login.kind === "app" ? "phone" : "device"} className="text-muted" />
            <div className="min-w-0 flex-[1_1_14rem]">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {[nameOf(login), login.system].filter(Boolean).join(", ")}
                {login.isCurrent && <Badge tone="success">{t("current")}</Badge>}
              </p>
              <p className="text-sm text-muted">
                {place && <>{place} · </>}
                {t("seen")} <RelativeTime at={login.lastSeenAt} zone={zone} /> · {t("since")}{" "}
                <RelativeTime at={login.createdAt} zone={zone} />
              </p>
            </div>
            {!login.isCurrent && action?.(login)}
          </li>
        );
      })}
    </ul>
  );
}
