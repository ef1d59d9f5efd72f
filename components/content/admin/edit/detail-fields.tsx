import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/ui/form/choice-fields";
import { SlugField } from "@/components/ui/form/slug-field";
import { TagsField } from "@/components/ui/form/tags-field";

/** The last part of the public address. */
export function AddressField({ base, slug }: { base: string; slug: string }) {
  const t = useTranslations("content.admin.fields");
  return (
    <SlugField name="data.slug" label={t("slug")} help={t("slugHelp")} base={base} defaultValue={slug} />
  );
}

/** Words by which visitors find similar things. */
export function TagField({ tags }: { tags: readonly string[] }) {
  const t = useTranslations("content.admin.fields");
  return <TagsField name="data.tags" label={t("tags")} max={12} defaultValue={tags} />;
}

/** Whether a row stands first where there is a choice. */
export function FeaturedField({ featured }: { featured: boolean }) {
  const t = useTranslations("content.admin.fields");
  return (
    <CheckboxField
      name="data.isFeatured"
      label={t("featured")}
      help={t("featuredHelp")}
      defaultChecked={featured}
    />
  );
}
