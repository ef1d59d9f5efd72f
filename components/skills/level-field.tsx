import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/form/choice-fields";
import { LEVELS, type Level } from "@/lib/skills/levels";

/** A level, or none. */
export function LevelField({ defaultValue, label }: { defaultValue?: Level | null; label?: string }) {
  const t = useTranslations("skills");
  return (
    <SelectField
      name="level"
      label={label ?? t("field.level")}
      empty={t("field.noLevel")}
      defaultValue={defaultValue}
      options={LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))}
    />
  );
}
