import { useTranslations } from "next-intl";
import { CheckboxField, type Option, SelectField } from "@/components/ui/form/choice-fields";
import { SlugField } from "@/components/ui/form/slug-field";
import { TagsField } from "@/components/ui/form/tags-field";
import { TextAreaField, TextField } from "@/components/ui/form/text-fields";
import { Section } from "@/components/ui/screen/screen";
import { previewMarkdown } from "@/lib/content/markdown/actions";
import type { PostData } from "@/lib/content/post/model";
import { CoverFields } from "../cover-fields";
import { TranslatedFields } from "../edit/translated-fields";
import { MarkdownField } from "../markdown/markdown-field";
import { SeoFields } from "../seo-fields";
import { RelatedField } from "./related-field";

type Texts = Partial<Pick<PostData, "title" | "excerpt" | "body">> & {
  seo?: { title?: string; description?: string; noindex?: boolean };
};

/** The fields of a post. `address` is the public address, for the picture of a search result. */
export function PostFields({
  data,
  address,
  categories,
  members,
  related,
}: {
  data: PostData;
  address: string;
  categories: readonly Option[];
  members: readonly Option[];
  related: readonly { id: string; title: string }[];
}) {
  const t = useTranslations("content.admin.fields");
  return (
    <>
      <TranslatedFields
        translations={data.translations}
        panel={({ code, prefix, isDefault }) => {
          const texts: Texts = isDefault ? data : (data.translations[code] ?? {});
          return (
            <>
              <TextField
                name={`${prefix}.title`}
                label={t("title")}
                required={isDefault}
                maxLength={160}
                defaultValue={texts.title}
                lang={code}
              />
              <TextAreaField
                name={`${prefix}.excerpt`}
                label={t("excerpt")}
                help={t("excerptHelp")}
                rows={2}
                maxLength={300}
                count
                defaultValue={texts.excerpt}
              />
              <MarkdownField
                name={`${prefix}.body`}
                label={t("text")}
                lang={code}
                preview={previewMarkdown}
                defaultValue={texts.body}
              />
              <SeoFields
                prefix={`${prefix}.seo`}
                address={address}
                values={texts.seo ?? {}}
                titleFrom={`${prefix}.title`}
                textFrom={`${prefix}.excerpt`}
                withIndexing={isDefault}
              />
            </>
          );
        }}
      />
      <Section title={t("details")}>
        <div className="grid max-w-2xl gap-5">
          <CoverFields
            label={t("cover")}
            help={t("coverHelp")}
            fileId={data.coverFileId}
            alt={data.coverAlt}
            decorative={data.coverDecorative}
          />
          <SlugField
            name="data.slug"
            label={t("slug")}
            help={t("slugHelp")}
            base="/posts/"
            defaultValue={data.slug}
          />
          <div className="grid gap-5 sm:grid-cols-2">
            <SelectField
              name="data.categoryId"
              label={t("category")}
              empty={t("noCategory")}
              options={categories}
              defaultValue={data.categoryId}
            />
            <TagsField name="data.tags" label={t("tags")} max={12} defaultValue={data.tags} />
            <TextField
              name="data.authorName"
              label={t("byline")}
              maxLength={120}
              defaultValue={data.authorName}
            />
            <SelectField
              name="data.authorMemberId"
              label={t("authorPage")}
              empty={t("noAuthorPage")}
              options={members}
              defaultValue={data.authorMemberId}
            />
          </div>
          {data.authorId && <input type="hidden" name="data.authorId" value={data.authorId} />}
          <RelatedField
            name="data.relatedIds"
            label={t("related")}
            help={t("relatedHelp")}
            chosen={related}
          />
          <CheckboxField
            name="data.isFeatured"
            label={t("featured")}
            help={t("featuredHelp")}
            defaultChecked={data.isFeatured}
          />
        </div>
      </Section>
    </>
  );
}
