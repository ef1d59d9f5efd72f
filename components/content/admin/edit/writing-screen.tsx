import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { comparedFields } from "./compared";
import { EditScreen } from "./edit-screen";
import type { Opened } from "./open";
import { LanguageSeo, type Texts, TitleAndText } from "./text-fields";
import { TranslatedFields } from "./translated-fields";

/** The language whose fields are drawn: `prefix` is the path of its fields. */
export interface Language {
  code: string;
  prefix: string;
  isDefault: boolean;
}
type Labelled = readonly [name: string, label: string];

/**
 * The writing screen of anything with a title, a summary and a text in every language: these, what search engines
 * show, and the versions compared. `names` says how the kind calls the three; `more` draws further fields of one
 * language; `children` are the fields that all languages share.
 */
export function WritingScreen<D extends { translations: Record<string, unknown> }>({
  row,
  start,
  zones,
  names,
  limits = { title: 160, summary: 300 },
  compared,
  more,
  children,
}: Opened<D> & {
  names: { title: string; summary: string; text: string };
  limits?: { title: number; summary: number };
  /** What is compared between versions, besides the three: fields of each language, and fields that all share. */
  compared: { translated?: readonly Labelled[]; shared: readonly Labelled[] };
  more?: (language: Language) => ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("content.admin.fields");
  const { data } = start;
  const three: Labelled[] = [
    [names.title, t("title")],
    [names.summary, t("excerpt")],
    [names.text, t("text")],
  ];
  return (
    <EditScreen
      row={row}
      baseVersion={start.baseVersion}
      kept={start.kept}
      zones={zones}
      compare={comparedFields([...three, ...(compared.translated ?? [])], compared.shared)}
    >
      <TranslatedFields
        translations={data.translations as Record<string, { ready?: boolean } | undefined>}
        panel={(language) => {
          const texts = (language.isDefault ? data : (data.translations[language.code] ?? {})) as Texts;
          return (
            <>
              <TitleAndText {...language} texts={texts} names={names} limits={limits} />
              {more?.(language)}
              <LanguageSeo
                {...language}
                texts={texts}
                address={row.path}
                titleName={names.title}
                summaryName={names.summary}
              />
            </>
          );
        }}
      />
      {children}
    </EditScreen>
  );
}
