import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { FilterBar } from "@/components/ui/data-table/filter-bar";
import { EmptyState } from "@/components/ui/empty-state";
import { Screen } from "@/components/ui/screen/screen";
import { stepUpPath } from "@/lib/identity/session/step-up-path";
import type { SettingFilters } from "@/lib/platform/settings/list";
import type { SettingChange, SettingRow } from "@/lib/platform/settings/queries";
import { SettingForm } from "./setting-form";

/** Where the environment's credentials are listed, beside the groups of settings. */
export const ENVIRONMENT = "environment";

/** The tabs of the settings: each group, then the environment. */
export function useSettingTabs(groups: readonly string[]) {
  const t = useTranslations("platform.settings");
  return [...groups, ENVIRONMENT].map((key) => ({
    label: t.has(`groups.${key}`) ? t(`groups.${key}`) : key,
    href: `/admin/settings/${key}`,
  }));
}

/** Settings of one group, or those that a search found. */
export function SettingsScreen({
  settings,
  history,
  groups,
  search,
  zone,
  house,
  confirmed,
}: {
  settings: readonly SettingRow[];
  history: ReadonlyMap<string, SettingChange[]>;
  groups: readonly string[];
  /** The path of this page, or what was searched for. */
  search: { path: string; filters: SettingFilters };
  zone: string;
  house: string;
  /** The password was given just now. */
  confirmed: boolean;
}) {
  const t = useTranslations("platform.settings");
  const tabs = useSettingTabs(groups);
  const values = Object.fromEntries(
    Object.entries(search.filters).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  );
  return (
    <Screen title={t("title")} description={t("description")} tabs={tabs} width="form">
      <div className="grid gap-6">
        <FilterBar
          path="/admin/settings"
          filters={[
            { kind: "search", name: "q", label: t("search"), placeholder: t("search") },
            { kind: "date", name: "since", label: t("since") },
          ]}
          values={values}
          keep={{}}
          clearHref={(key) => {
            const rest = new URLSearchParams(Object.entries(values).filter(([name]) => name !== key));
            return rest.size ? `/admin/settings?${rest}` : "/admin/settings";
          }}
        />
        {settings.some((setting) => setting.stepUp) && !confirmed && (
          <Alert
            tone="info"
            actions={
              <LinkButton href={stepUpPath(search.path)} size="sm" icon="lock">
                {t("confirm")}
              </LinkButton>
            }
          >
            {t("confirmText")}
          </Alert>
        )}
        {settings.length === 0 ? (
          <EmptyState compact mark="settings-none" title={t("noMatch")}>
            {t("noMatchBody")}
          </EmptyState>
        ) : (
          <div>
            {settings.map((setting) => (
              <SettingForm
                key={setting.key}
                setting={setting}
                changes={history.get(setting.key) ?? []}
                zone={zone}
                house={house}
              />
            ))}
          </div>
        )}
      </div>
    </Screen>
  );
}
