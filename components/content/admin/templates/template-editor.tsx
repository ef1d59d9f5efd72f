import { useTranslations } from "next-intl";
import type { Option } from "@/components/ui/form/choice-fields";
import { NumberField, TextAreaField } from "@/components/ui/form/text-fields";
import { UploadField } from "@/components/ui/form/upload-field";
import { Section } from "@/components/ui/screen/screen";
import type { TemplateData } from "@/lib/content/template/model";
import { AddressField, CategoryField, CoverField, FeaturedField, TagField } from "../edit/detail-fields";
import type { Opened } from "../edit/open";
import { WritingScreen } from "../edit/writing-screen";

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
  return (
    <WritingScreen
      row={row}
      start={start}
      zones={zones}
      names={NAMES}
      limits={{ title: 120, summary: 200 }}
      compared={{
        shared: [
          ["license", t("license")],
          ["slug", t("slug")],
          ["tags", t("tags")],
        ],
      }}
    >
      <Section title={t("details")}>
        <div className="grid max-w-2xl gap-5">
          <CoverField data={data} />
          <AddressField base="/templates/" slug={data.slug} />
          <div className="grid gap-5 sm:grid-cols-2">
            <CategoryField categories={categories} chosen={data.categoryId} required />
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
          <UploadField
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
    </WritingScreen>
  );
}
