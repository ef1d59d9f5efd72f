import { useTranslations } from "next-intl";
import { TextAreaField, TextField } from "@/components/ui/form/text-fields";
import { Section } from "@/components/ui/screen/screen";
import type { PortfolioItemData } from "@/lib/content/portfolio-item/model";
import { searchProjects } from "@/lib/content/project/actions";
import { AddressField, CoverField, FeaturedField, TagField } from "../edit/detail-fields";
import type { Opened } from "../edit/open";
import { WritingScreen } from "../edit/writing-screen";
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
  return (
    <WritingScreen
      row={row}
      start={start}
      zones={zones}
      names={NAMES}
      compared={{
        translated: [
          ["results", t("results")],
          ["quote", t("quote")],
        ],
        shared: [["slug", t("slug")]],
      }}
      more={(language) => {
        const own = language.isDefault ? data : data.translations[language.code];
        return (
          <>
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
          </>
        );
      }}
    >
      <Section title={t("details")}>
        <div className="grid max-w-2xl gap-5">
          <CoverField data={data} />
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
    </WritingScreen>
  );
}
