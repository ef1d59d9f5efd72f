import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { ActionButton } from "@/components/ui/form/action-button";
import { CheckboxField, SelectField } from "@/components/ui/form/choice-fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextField } from "@/components/ui/form/text-fields";
import { isLocale, LOCALE_NAMES, LOCALES } from "@/lib/core/i18n/locales";
import { addLabel, removeLabel } from "@/lib/skills/skill/actions";
import type { CuratedSkill } from "@/lib/skills/skill/queries";

/** Every label of a skill by language, its names first. */
export function LabelList({ skill }: { skill: CuratedSkill }) {
  const t = useTranslations("skills.admin");
  return (
    <div className="grid gap-4">
      <ul className="divide-y divide-hairline border-y border-hairline">
        {skill.labels.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="min-w-0 flex-1 break-words" lang={row.language}>
              {row.label}
            </span>
            {row.preferred && <Badge tone="info">{t("preferred")}</Badge>}
            <Badge>{isLocale(row.language) ? LOCALE_NAMES[row.language] : row.language}</Badge>
            <ActionButton
              action={removeLabel}
              input={{ labelId: row.id }}
              size="sm"
              variant="quiet"
              icon="trash"
              iconOnly
              disabledReason={row.isName ? t("labelIsName") : undefined}
              confirm={{ title: t("removeLabelTitle", { label: row.label }), body: t("removeLabelBody") }}
            >
              {t("removeLabel", { label: row.label })}
            </ActionButton>
          </li>
        ))}
      </ul>
      <div>
        <FormDialog
          trigger={t("addLabel")}
          icon="plus"
          title={t("addLabelTitle", { name: skill.name })}
          action={addLabel}
          hidden={{ skillId: skill.id }}
          submit={t("addLabel")}
        >
          <TextField name="label" label={t("label")} required maxLength={80} />
          <SelectField
            name="language"
            label={t("language")}
            required
            options={LOCALES.map((code) => ({ value: code, label: LOCALE_NAMES[code] }))}
          />
          <CheckboxField name="preferred" label={t("preferredLabel")} help={t("preferredHelp")} />
        </FormDialog>
      </div>
    </div>
  );
}
