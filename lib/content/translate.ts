import { DEFAULT_LOCALE, LOCALES } from "../core/i18n/locales";
import type { Translations } from "./publishable/model";

/** Texts in the language that is shown, and which one that is. */
export type Translated<T> = T & { lang: string };

/** Fields of the translation laid over those of the default language; an empty one lets the default stand. */
function over<T extends object>(base: T, translated: Record<string, unknown>): T {
  const out = { ...base };
  for (const key of Object.keys(base) as (keyof T & string)[]) {
    const value = translated[key];
    const empty =
      value === undefined || value === null || value === "" || (Array.isArray(value) && !value.length);
    if (!empty) out[key] = value as T[typeof key];
  }
  return out;
}

/** A row's texts in a language: translated when that is marked ready, else those of the default language. */
export function textsIn<T extends object>(
  locale: string,
  base: T,
  translations: Translations,
): Translated<T> {
  const found = translations[locale];
  if (locale === DEFAULT_LOCALE || !found?.ready) return { ...base, lang: DEFAULT_LOCALE };
  return { ...over(base, found), lang: locale };
}

/** Texts of a row without drafts, whose translation counts as soon as it has the named field. */
export function simpleTextsIn<T extends object>(
  locale: string,
  base: T,
  translations: Record<string, Partial<Record<string, unknown>>>,
  key: keyof T & string,
): Translated<T> {
  const found = translations[locale];
  if (locale === DEFAULT_LOCALE || !found?.[key]) return { ...base, lang: DEFAULT_LOCALE };
  return { ...over(base, found), lang: locale };
}

/** Languages in which a row may be read, the default first. */
export function readyLanguages(translations: Translations): string[] {
  return LOCALES.filter((locale) => locale === DEFAULT_LOCALE || translations[locale]?.ready);
}
