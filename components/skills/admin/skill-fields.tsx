import { useTranslations } from "next-intl";
import { ComboboxField } from "@/components/ui/form/combobox-field";
import { TextAreaField, TextField, UrlField } from "@/components/ui/form/text-fields";
import { TranslatedFields } from "@/components/ui/form/translated-fields";
import type { DescribedTexts } from "@/lib/skills/label/translations";
import { SkillField } from "../skill-field";

/** A category by its full path. */
export function CategoryField({
  categories,
  defaultValue,
  required,
}: {
  categories: readonly { id: string; name: string }[];
  defaultValue?: string | null;
  required?: boolean;
}) {
  const t = useTranslations("skills.admin");
  return (
    <ComboboxField
      name="categoryId"
      label={t("category")}
      required={required}
      defaultValue={defaultValue}
      options={categories.map((c) => ({ value: c.id, label: c.name }))}
    />
  );
}

/** The fields of a skill, new or known. */
export function SkillFields({
  skill,
  categories,
}: {
  skill: {
    id: string;
    name: string;
    description: string | null;
    translations: DescribedTexts;
    categoryId: string | null;
    broader: { id: string; name: string } | null;
    externalUri: string | null;
  } | null;
  categories: readonly { id: string; name: string }[];
}) {
  const t = useTranslations("skills.admin");
  return (
    <>
      <TextField
        name="name"
        label={t("name")}
        help={skill ? t("nameHelp") : undefined}
        required
        maxLength={80}
        defaultValue={skill?.name}
      />
      <TextAreaField
        name="description"
        label={t("description")}
        rows={3}
        maxLength={1000}
        count
        defaultValue={skill?.description}
      />
      <TranslatedFields
        values={skill?.translations}
        description={{ label: t("description"), maxLength: 1000, rows: 3 }}
      />
      <CategoryField categories={categories} defaultValue={skill?.categoryId} />
      <SkillField
        name="broaderId"
        label={t("broader")}
        help={t("broaderHelp")}
        defaultValue={skill?.broader}
        exclude={skill ? [skill.id] : []}
      />
      <UrlField
        name="externalUri"
        label={t("uri")}
        help={t("uriHelp")}
        maxLength={300}
        defaultValue={skill?.externalUri}
      />
    </>
  );
}
