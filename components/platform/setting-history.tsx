import { useFormatter, useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import type { SettingChange, SettingRow } from "@/lib/platform/settings/queries";
import { useSettingValue } from "./setting-value";

/** The newest changes of a setting, folded away. */
export function SettingHistory({
  setting,
  changes,
  zone,
}: {
  setting: SettingRow;
  changes: readonly SettingChange[];
  zone: string;
}) {
  const t = useTranslations("platform.settings");
  const format = useFormatter();
  const shown = useSettingValue(setting, zone);
  if (changes.length === 0) return null;
  const told = ({ verb, before, after }: SettingChange) =>
    verb === "publish"
      ? after === true
        ? t("wasShown")
        : t("wasHidden")
      : t("fromTo", { before: shown(before), after: shown(after) });
  return (
    <details className="group basis-full text-sm">
      <summary className="inline-flex cursor-pointer items-center gap-1.5 text-muted hover:text-base-content">
        <Icon name="history" size={16} />
        {t("history")}
      </summary>
      <ol className="mt-2 grid gap-2 border-l border-hairline pl-4">
        {changes.map((change) => (
          <li key={change.seq}>
            <p className="break-words">{told(change)}</p>
            <p className="text-muted">
              {change.by && <>{change.by} · </>}
              <Link href={`/admin/audit/${change.seq}`} className="link-quiet">
                {format.dateTime(change.at, { dateStyle: "medium", timeStyle: "short", timeZone: zone })}
              </Link>
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
