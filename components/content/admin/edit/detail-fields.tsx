import { useTranslations } from "next-intl";
import { CheckboxField, type Option, SelectField } from "@/components/ui/form/choice-fields";
import { SlugField } from "@/components/ui/form/slug-field";
import { TagsField } from "@/components/ui/form/tags-field";
import { CoverFields } from "../cover-fields";

/** The last part of the public address. */
export function AddressField({ base, slug }: { base: string; slug: string }) {
  const t = useTranslations("content.admin.fields");
  return (
    <SlugField name="data.slug" label={t("slug")} help={t("slugHelp")} base={base} defaultValue={slug} />
  );
}

/** The picture above a text, with its description. */
export function CoverField({
  data,
}: {
  data: { coverFileId: string | null; coverAlt: string; coverDecorative: boolean };
}) {
  const t = useTranslations("content.admin.fields");
  return (
    <CoverFields
      label={t("cover")}
      help={t("coverHelp")}
      fileId={data.coverFileId}
      alt={data.coverAlt}
      decorative={data.coverDecorative}
    />
  );
}

/** The category that the kind's rows stand in. */
export function CategoryField({
  categories,
  chosen,
  required,
}: {
  categories: readonly Option[];
  chosen: string | null;
  required?: boolean;
}) {
  const t = useTranslations("content.admin.fields");
  return (
    <SelectField
      name="data.categoryId"
      label={t("category")}
      {...(required ? { required } : { empty: t("none") })}
      options={categories}
      defaultValue={chosen}
    />
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
