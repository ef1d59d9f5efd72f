"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { CheckboxField } from "@/components/ui/form/choice-fields";
import { TextAreaField, TextField } from "@/components/ui/form/text-fields";

/** Lengths beyond which search engines cut. */
const LIMITS = { title: 70, description: 160 };

/**
 * What search engines show, with a picture of the result. Empty fields fall back to `titleFrom` and `textFrom`, whose
 * current values the picture follows. `prefix` is the fields' path, `data.seo`.
 */
export function SeoFields({
  prefix,
  address,
  values,
  titleFrom,
  textFrom,
  withIndexing,
}: {
  prefix: string;
  address: string;
  values: { title?: string; description?: string; noindex?: boolean };
  titleFrom: string;
  textFrom?: string;
  withIndexing?: boolean;
}) {
  const t = useTranslations("content.admin.seo");
  const root = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState({ title: values.title ?? "", text: values.description ?? "" });
  useEffect(() => {
    const form = root.current?.closest("form");
    if (!form) return;
    const read = (name?: string) =>
      name ? String((form.elements.namedItem(name) as HTMLInputElement | null)?.value ?? "") : "";
    const follow = () =>
      setShown({
        title: read(`${prefix}.title`) || read(titleFrom),
        text: read(`${prefix}.description`) || read(textFrom),
      });
    follow();
    form.addEventListener("input", follow);
    return () => form.removeEventListener("input", follow);
  }, [prefix, titleFrom, textFrom]);
  return (
    <div ref={root} className="grid min-w-0 grid-cols-1 gap-5">
      <TextField
        name={`${prefix}.title`}
        label={t("title")}
        help={t("titleHelp")}
        maxLength={LIMITS.title}
        defaultValue={values.title}
      />
      <TextAreaField
        name={`${prefix}.description`}
        label={t("description")}
        help={t("descriptionHelp")}
        rows={2}
        maxLength={LIMITS.description}
        count
        defaultValue={values.description}
      />
      {withIndexing && (
        <CheckboxField name={`${prefix}.noindex`} label={t("noindex")} defaultChecked={values.noindex} />
      )}
      <figure className="min-w-0 rounded-box border border-hairline bg-sheet p-4">
        <figcaption className="mb-2 text-xs text-muted">{t("result")}</figcaption>
        <p className="truncate text-xs text-muted">{address}</p>
        <p className="truncate text-lg text-primary">{shown.title.slice(0, LIMITS.title) || t("noTitle")}</p>
        <p className="line-clamp-2 text-sm">{shown.text.slice(0, LIMITS.description) || t("noText")}</p>
      </figure>
    </div>
  );
}
