import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/badge";
import { Screen } from "@/components/ui/screen/screen";
import type { VariableFact } from "@/lib/platform/system/environment";
import { useSettingTabs } from "./settings-screen";

/** What only the environment holds: each variable's meaning, and whether it is set. Never a value. */
export function EnvironmentScreen({
  groups,
  variables,
}: {
  groups: readonly string[];
  variables: readonly VariableFact[];
}) {
  const t = useTranslations("platform.environment");
  const tabs = useSettingTabs(groups);
  return (
    <Screen title={t("title")} description={t("description")} tabs={tabs} width="form">
      <ul className="surface divide-y divide-hairline">
        {variables.map(({ name, isSet }) => (
          <li key={name} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
            <div className="min-w-0 flex-1">
              <code className="text-sm font-semibold">{name}</code>
              <p className="text-sm text-muted">{t(`variables.${name}`)}</p>
            </div>
            <StatusBadge tone={isSet ? "success" : "plain"} icon={isSet ? "check" : "minus"}>
              {isSet ? t("isSet") : t("missing")}
            </StatusBadge>
          </li>
        ))}
      </ul>
    </Screen>
  );
}
