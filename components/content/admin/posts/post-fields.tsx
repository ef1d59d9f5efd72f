import { useTranslations } from "next-intl";
import { type Option, SelectField } from "@/components/ui/form/choice-fields";
import { TextField } from "@/components/ui/form/text-fields";
import { Section } from "@/components/ui/screen/screen";
import { searchPosts } from "@/lib/content/post/actions";
import type { PostData } from "@/lib/content/post/model";
import { CoverFields } from "../cover-fields";
import { AddressField, FeaturedField, TagField } from "../edit/detail-fields";
import { LanguageSeo, type Texts, TitleAndText } from "../edit/text-fields";
import { TranslatedFields } from "../edit/translated-fields";
import { PickField } from "../pick-field";

const NAMES = { title: "title", summary: "excerpt", text: "body" };

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
        panel={(language) => {
          const texts: Texts = language.isDefault ? data : (data.translations[language.code] ?? {});
          return (
            <>
              <TitleAndText {...language} texts={texts} names={NAMES} limits={{ title: 160, summary: 300 }} />
              <LanguageSeo
                {...language}
                texts={texts}
                address={address}
                titleName="title"
                summaryName="excerpt"
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
          <AddressField base="/posts/" slug={data.slug} />
          <div className="grid gap-5 sm:grid-cols-2">
            <SelectField
              name="data.categoryId"
              label={t("category")}
              empty={t("none")}
              options={categories}
              defaultValue={data.categoryId}
            />
            <TagField tags={data.tags} />
            <TextField
              name="data.authorName"
              label={t("byline")}
              maxLength={120}
              defaultValue={data.authorName}
            />
            <SelectField
              name="data.authorMemberId"
              label={t("authorPage")}
              empty={t("none")}
              options={members}
              defaultValue={data.authorMemberId}
            />
          </div>
          {data.authorId && <input type="hidden" name="data.authorId" value={data.authorId} />}
          <PickField
            name="data.relatedIds"
            label={t("related")}
            help={t("relatedHelp")}
            chosen={related}
            search={searchPosts}
            max={6}
          />
          <FeaturedField featured={data.isFeatured} />
        </div>
      </Section>
    </>
  );
}
