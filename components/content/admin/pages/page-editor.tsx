import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/form/choice-fields";
import { TextField } from "@/components/ui/form/text-fields";
import { Section } from "@/components/ui/screen/screen";
import { MENU_PLACES, type PageData } from "@/lib/content/page/model";
import { BlocksField } from "../blocks/blocks-field";
import { comparedFields } from "../edit/compared";
import { AddressField } from "../edit/detail-fields";
import { EditScreen } from "../edit/edit-screen";
import type { Opened } from "../edit/open";
import { LanguageSeo, type Texts } from "../edit/text-fields";
import { TranslatedFields } from "../edit/translated-fields";

/** The writing screen of a page, which is made of blocks. */
export function PageEditor({
  row,
  start,
  zones,
  sources,
}: Opened<PageData> & { sources: readonly { value: string; label: string }[] }) {
  const t = useTranslations("content.admin");
  const { data } = start;
  const compare = comparedFields(
    [
      ["title", t("fields.title")],
      ["blocks", t("fields.blocks")],
    ],
    [["slug", t("fields.slug")]],
  );
  return (
    <EditScreen row={row} baseVersion={start.baseVersion} kept={start.kept} zones={zones} compare={compare}>
      <TranslatedFields
        translations={data.translations}
        panel={(language) => {
          const { prefix, code, isDefault } = language;
          const own = isDefault ? data : data.translations[code];
          return (
            <>
              <TextField
                name={`${prefix}.title`}
                label={t("fields.title")}
                required={isDefault}
                maxLength={160}
                defaultValue={own?.title}
                lang={code}
              />
              <BlocksField
                name={`${prefix}.blocks`}
                label={t("fields.blocks")}
                defaultValue={own?.blocks ?? []}
                sources={sources}
              />
              <LanguageSeo {...language} texts={(own ?? {}) as Texts} address={row.path} titleName="title" />
            </>
          );
        }}
      />
      <Section title={t("fields.details")}>
        <div className="grid max-w-2xl gap-5">
          {row.pageType === "home" ? (
            <input type="hidden" name="data.slug" value={data.slug} />
          ) : (
            <AddressField base="/" slug={data.slug} />
          )}
          <SelectField
            name="data.menuPlace"
            label={t("list.menu")}
            help={t("fields.menuHelp")}
            required
            defaultValue={data.menuPlace}
            options={MENU_PLACES.map((value) => ({ value, label: t(`menuPlace.${value}`) }))}
          />
        </div>
      </Section>
    </EditScreen>
  );
}
