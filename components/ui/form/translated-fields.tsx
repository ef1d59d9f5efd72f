import { DEFAULT_LOCALE, LOCALE_NAMES, LOCALES } from "@/lib/core/i18n/locales";
import { TextAreaField, TextField } from "./text-fields";

type Texts = Partial<Record<string, { name?: string; description?: string }>>;

/**
 * A thing's name and description in the languages beside the default one, as `translations.<code>.<field>`. What is
 * left empty is read in the default language.
 */
export function TranslatedFields({
  values,
  name,
  description,
}: {
  values: Texts | undefined;
  /** Left out where the name is translated elsewhere. */
  name?: { label: string; maxLength: number };
  description: { label: string; maxLength: number; rows?: number };
}) {
  return LOCALES.filter((code) => code !== DEFAULT_LOCALE).map((code) => (
    <fieldset key={code} className="grid gap-4 border-t border-hairline pt-4">
      <legend className="sr-only">{LOCALE_NAMES[code]}</legend>
      {name && (
        <TextField
          name={`translations.${code}.name`}
          label={`${name.label} (${LOCALE_NAMES[code]})`}
          maxLength={name.maxLength}
          lang={code}
          defaultValue={values?.[code]?.name}
        />
      )}
      <TextAreaField
        name={`translations.${code}.description`}
        label={`${description.label} (${LOCALE_NAMES[code]})`}
        rows={description.rows ?? 2}
        maxLength={description.maxLength}
        lang={code}
        defaultValue={values?.[code]?.description}
      />
    </fieldset>
  ));
}
