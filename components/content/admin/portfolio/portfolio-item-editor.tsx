import { useTranslations } from "next-intl";
import { TextAreaField, TextField } from "@/components/ui/form/text-fields";
import { Section } from "@/components/ui/screen/screen";
import type { PortfolioItemData } from "@/lib/content/portfolio-item/model";
import { searchProjects } from "@/lib/content/project/actions";
import { CoverFields } from "../cover-fields";
import { comparedFields } from "../edit/compared";
import { AddressField, FeaturedField, TagField } from "../edit/detail-fields";
import { EditScreen } from "../edit/edit-screen";
import type { Opened } from "../edit/open";
import { LanguageSeo, type Texts, TitleAndText } from "../edit/text-fields";
import { TranslatedFields } from "../edit/translated-fields";
import { PickField } from "../pick-field";
import { ResultsField } from "./results-field";

const NAMES = { title: "title", summary: "summary", text: "body" };

/** The writing screen of a case study. */
export function PortfolioItemEditor({
  row,
  start,
  zones,
  project,
}: Opened<PortfolioItemData> & { project: readonly { id: string; title: string }[] }) {
  const t = useTranslations("content.admin.fields");
  const { data } = start;
  const compare = comparedFields(
    [
      ["title", t("title")],
      ["summary", t("excerpt")],
      ["body", t("text")],
      ["results", t("results")],
      ["quote", t("quote")],
    ],
    [["slug", t("slug")]],
  );
  return (
    <EditScreen row={row} baseVersion={start.baseVersion} kept={start.kept} zones={zones} compare={compare}>
      <TranslatedFields
        translations={data.translations}
        panel={(language) => {
          const own = language.isDefault ? data : data.translations[language.code];
          const texts = (own ?? {}) as Texts;
          return (
            <>
              <TitleAndText {...language} texts={texts} names={NAMES} limits={{ title: 160, summary: 300 }} />
              <ResultsField
                name={`${language.prefix}.results`}
                label={t("results")}
                results={own?.results ?? []}
              />
              <TextAreaField
                name={`${language.prefix}.quote`}
                label={t("quote")}
                rows={3}
                maxLength={1000}
                defaultValue={own?.quote}
              />
              <TextField
                name={`${language.prefix}.quoteBy`}
                label={t("quoteBy")}
                maxLength={160}
                defaultValue={own?.quoteBy}
              />
              <LanguageSeo
                {...language}
                texts={texts}
                address={row.path}
                titleName="title"
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
          <PickField
            name="data.projectId"
            label={t("project")}
            required
            chosen={project}
            search={searchProjects}
            max={1}
          />
          <AddressField base="/portfolio/" slug={data.slug} />
          <TagField tags={data.tags} />
          <FeaturedField featured={data.isFeatured} />
        </div>
      </Section>
    </EditScreen>
  );
}
