import { type ActiveLanguage, port } from "../ports";
import { DEFAULT_LOCALE, isLocale, type Locale } from "./locales";

/** Cached reads that show which languages there are to choose from. */
export const LANGUAGES_TAG = "core:languages";

/** A language that people can choose and the product speaks. */
export type ChoosableLanguage = ActiveLanguage & { code: Locale };

const spoken = (language: ActiveLanguage): language is ChoosableLanguage => isLocale(language.code);

/** The languages that people can choose, in their order. */
export async function activeLanguages(): Promise<ChoosableLanguage[]> {
  return (await port("languages")()).filter(spoken);
}

/**
 * The language in which to speak to somebody who chose `preferred`: that one while it is active, else the
 * institution's default.
 */
export async function languageFor(preferred: string | null | undefined): Promise<Locale> {
  const active = await activeLanguages();
  const chosen = active.find((language) => language.code === preferred);
  return (chosen ?? active.find((language) => language.isDefault))?.code ?? DEFAULT_LOCALE;
}
