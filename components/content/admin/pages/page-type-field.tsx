import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/form/choice-fields";
import { PAGE_TYPES, type PageType } from "@/lib/content/page/model";

/** The kind of a new page. Every kind but the custom one exists once. */
export function PageTypeField({ taken }: { taken: readonly PageType[] }) {
  const t = useTranslations("content.admin");
  const free = PAGE_TYPES.filter((type) => type === "custom" || !taken.includes(type));
  if (free.length === 1) return null;
  return (
    <SelectField
      name="pageType"
      label={t("list.type")}
      required
      defaultValue="custom"
      options={free.map((value) => ({ value, label: t(`pageType.${value}`) }))}
    />
  );
}
