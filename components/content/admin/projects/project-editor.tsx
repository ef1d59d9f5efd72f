import { useTranslations } from "next-intl";
import type { Option } from "@/components/ui/form/choice-fields";
import { DateField, TextField, UrlField } from "@/components/ui/form/text-fields";
import { UploadField } from "@/components/ui/form/upload-field";
import { Section } from "@/components/ui/screen/screen";
import type { ProjectData } from "@/lib/content/project/model";
import { AddressField, CategoryField, CoverField, FeaturedField, TagField } from "../edit/detail-fields";
import type { Opened } from "../edit/open";
import { WritingScreen } from "../edit/writing-screen";
import { ConsentField } from "./consent-field";
import { GalleryField } from "./gallery-field";

const NAMES = { title: "title", summary: "summary", text: "body" };

/** The writing screen of a project with its gallery. */
export function ProjectEditor({
  row,
  start,
  zones,
  categories,
}: Opened<ProjectData> & { categories: readonly Option[] }) {
  const t = useTranslations("content.admin.fields");
  const { data } = start;
  const consent = data.clientConsentFileId ? row.files[data.clientConsentFileId] : undefined;
  return (
    <WritingScreen
      row={row}
      start={start}
      zones={zones}
      names={NAMES}
      compared={{
        shared: [
          ["images", t("gallery")],
          ["clientName", t("client")],
          ["slug", t("slug")],
        ],
      }}
    >
      <Section title={t("pictures")}>
        <div className="grid max-w-3xl gap-5">
          <CoverField data={data} />
          <GalleryField name="data.images" label={t("gallery")} images={data.images} />
        </div>
      </Section>
      <Section title={t("details")}>
        <div className="grid max-w-2xl gap-5">
          <AddressField base="/projects/" slug={data.slug} />
          <div className="grid gap-5 sm:grid-cols-2">
            <CategoryField categories={categories} chosen={data.categoryId} />
            <TagField tags={data.tags} />
            <DateField name="data.startedOn" label={t("startedOn")} defaultValue={data.startedOn} />
            <DateField name="data.completedOn" label={t("completedOn")} defaultValue={data.completedOn} />
          </div>
          <UrlField name="data.liveUrl" label={t("liveUrl")} maxLength={500} defaultValue={data.liveUrl} />
          <TextField
            name="data.clientName"
            label={t("client")}
            help={t("clientHelp")}
            maxLength={120}
            defaultValue={data.clientName}
          />
          <ConsentField name="data.clientConsentAt" agreedAt={data.clientConsentAt} />
          <UploadField
            name="data.clientConsentFileId"
            label={t("consentFile")}
            help={t("consentFileHelp")}
            kind="client_consent"
            accept="application/pdf,image/jpeg"
            current={consent ? { id: consent.id, name: consent.name } : null}
          />
          <FeaturedField featured={data.isFeatured} />
        </div>
      </Section>
    </WritingScreen>
  );
}
