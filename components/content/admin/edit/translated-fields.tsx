import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SwitchField } from "@/components/ui/form/choice-fields";
import { LanguageTabs } from "@/components/ui/language-tabs";
import { DEFAULT_LOCALE, LOCALE_NAMES, LOCALES } from "@/lib/core/i18n/locales";

/**
 * The texts in every language. `panel` draws the fields of one: `prefix` is `data` for the default language and
 * `data.translations.<code>` for the others, which a switch offers to visitors.
 */
export function TranslatedFields({
  translations,
  panel,
}: {
  translations: Record<string, { ready?: boolean } | undefined>;
  panel: (language: { code: string; prefix: string; isDefault: boolean }) => ReactNode;
}) {
  const t = useTranslations("content.admin.edit");
  return (
    <LanguageTabs
      label={t("languages")}
      tabs={LOCALES.map((code) => {
        const isDefault = code === DEFAULT_LOCALE;
        const prefix = isDefault ? "data" : `data.translations.${code}`;
        const label = LOCALE_NAMES[code];
        return {
          code,
          label: !isDefault && translations[code]?.ready ? `${label} ✓` : label,
          panel: (
            <>
              {!isDefault && (
                <SwitchField
                  name={`${prefix}.ready`}
                  label={t("ready", { language: label })}
                  help={t("readyHelp")}
                  defaultChecked={translations[code]?.ready}
                />
              )}
              {panel({ code, prefix, isDefault })}
            </>
          ),
        };
      })}
    />
  );
}
