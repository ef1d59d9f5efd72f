import { useTranslations } from "next-intl";
import { type Option, SelectField } from "@/components/ui/form/choice-fields";
import { NumberField, TextAreaField } from "@/components/ui/form/text-fields";
import { Section } from "@/components/ui/screen/screen";
import type { TemplateData } from "@/lib/content/template/model";
import { CoverFields } from "../cover-fields";
import { comparedFields } from "../edit/compared";
import { AddressField, FeaturedField, TagField } from "../edit/detail-fields";
import { EditScreen } from "../edit/edit-screen";
import type { Opened } from "../edit/open";
import { LanguageSeo, type Texts, TitleAndText } from "../edit/text-fields";
import { TranslatedFields } from "../edit/translated-fields";
import { StoredFileField } from "../stored-file-field";

const NAMES = { title: "name", summary: "summary", text: "description" };

/** The writing screen of a template; its files are released on a screen of their own. */
export function TemplateEditor({
  row,
  start,
  zones,
  categories,
}: Opened<TemplateData> & { categories: readonly Option[] }) {
  const t = useTranslations("content.admin.fields");
  const { data } = start;
  const preview = data.previewFileId ? row.files[data.previewFileId] : undefined;
  const compare = comparedFields(
    [
      ["name", t("title")],
      ["summary", t("excerpt")],
      ["description", t("text")],
    ],
    [
      ["license", t("license")],
      ["slug", t("slug")],
      ["tags", t("tags")],
    ],
  );
  return (
    <EditScreen row={row} baseVersion={start.baseVersion} kept={start.kept} zones={zones} compare={compare}>
      <TranslatedFields
        translations={data.translations}
        panel={(language) => {
          const texts = (language.isDefault ? data : (data.translations[language.code] ?? {})) as Texts;
          return (
            <>
              <TitleAndText {...language} texts={texts} names={NAMES} limits={{ title: 120, summary: 200 }} />
              <LanguageSeo
                {...language}
                texts={texts}
                address={row.path}
                titleName="name"
                summaryName="summary"
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
          <AddressField base="/templates/" slug={data.slug} />
          <div className="grid gap-5 sm:grid-cols-2">
            <SelectField
              name="data.categoryId"
              label={t("category")}
              required
              options={categories}
              defaultValue={data.categoryId}
            />
            <TagField tags={data.tags} />
          </div>
          <TextAreaField
            name="data.license"
            label={t("license")}
            help={t("licenseHelp")}
            rows={3}
            maxLength={4000}
            defaultValue={data.license}
          />
          <StoredFileField
            name="data.previewFileId"
            label={t("previewFile")}
            help={t("previewFileHelp")}
            kind="template_preview"
            accept="application/pdf"
            current={preview ? { id: preview.id, name: preview.name } : null}
          />
          <NumberField
            name="data.downloadLimit"
            label={t("downloadLimit")}
            help={t("downloadLimitHelp")}
            min={1}
            max={1000}
            step={1}
            defaultValue={data.downloadLimit}
          />
          <input type="hidden" name="data.pricingType" value={data.pricingType} />
          <FeaturedField featured={data.isFeatured} />
        </div>
      </Section>
    </EditScreen>
  );
}
