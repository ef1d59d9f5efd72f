import { DEFAULT_LOCALE, LOCALE_NAMES, LOCALES } from "@/lib/core/i18n/locales";

type Named = readonly [name: string, label: string];

/** The fields that are compared between versions: translated ones once for each language, then the others. */
export function comparedFields(
  translated: readonly Named[],
  shared: readonly Named[],
): { name: string; label: string }[] {
  return [
    ...LOCALES.flatMap((code) =>
      translated.map(([name, label]) =>
        code === DEFAULT_LOCALE
          ? { name, label }
          : { name: `translations.${code}.${name}`, label: `${label} (${LOCALE_NAMES[code]})` },
      ),
    ),
    ...shared.map(([name, label]) => ({ name, label })),
  ];
}
