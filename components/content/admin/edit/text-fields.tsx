import { useTranslations } from "next-intl";
import { TextAreaField, TextField } from "@/components/ui/form/text-fields";
import { previewMarkdown } from "@/lib/content/markdown/actions";
import { MarkdownField } from "../markdown/markdown-field";
import { SeoFields } from "../seo-fields";

/** Texts of one language; `seo` is what search engines are told of it. */
export interface Texts {
  seo?: { title?: string; description?: string; noindex?: boolean };
  [key: string]: unknown;
}

const textAt = (texts: Texts, key: string) => (typeof texts[key] === "string" ? (texts[key] as string) : "");

/**
 * Title, summary and text of one language, under the names that the kind gives them. `prefix` is the path of the
 * language's fields.
 */
export function TitleAndText({
  prefix,
  code,
  isDefault,
  texts,
  names,
  limits,
}: {
  prefix: string;
  code: string;
  isDefault: boolean;
  texts: Texts;
  names: { title: string; summary: string; text: string };
  limits: { title: number; summary: number };
}) {
  const t = useTranslations("content.admin.fields");
  return (
    <>
      <TextField
        name={`${prefix}.${names.title}`}
        label={t("title")}
        required={isDefault}
        maxLength={limits.title}
        defaultValue={textAt(texts, names.title)}
        lang={code}
      />
      <TextAreaField
        name={`${prefix}.${names.summary}`}
        label={t("excerpt")}
        help={t("excerptHelp")}
        rows={2}
        maxLength={limits.summary}
        count
        defaultValue={textAt(texts, names.summary)}
      />
      <MarkdownField
        name={`${prefix}.${names.text}`}
        label={t("text")}
        lang={code}
        preview={previewMarkdown}
        defaultValue={textAt(texts, names.text)}
      />
    </>
  );
}

/** What search engines show of one language. */
export function LanguageSeo({
  prefix,
  isDefault,
  texts,
  address,
  titleName,
  summaryName,
}: {
  prefix: string;
  isDefault: boolean;
  texts: Texts;
  address: string;
  titleName: string;
  summaryName?: string;
}) {
  return (
    <SeoFields
      prefix={`${prefix}.seo`}
      address={address}
      values={texts.seo ?? {}}
      titleFrom={`${prefix}.${titleName}`}
      textFrom={summaryName ? `${prefix}.${summaryName}` : undefined}
      withIndexing={isDefault}
    />
  );
}
