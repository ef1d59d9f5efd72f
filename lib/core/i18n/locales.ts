/** Languages that the product ships, the default first. English URLs carry no prefix. */
export const LOCALES = ["en", "ru"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "en";
/** Each language's own name. */
export const LOCALE_NAMES: Record<Locale, string> = { en: "English", ru: "Русский" };

/** Whether a text names a shipped language. */
export function isLocale(value: unknown): value is Locale {
  return typeof value === "string" && (LOCALES as readonly string[]).includes(value);
}

/** The path as visitors write it: prefixed for every language but the default. `path` begins with a slash. */
export function localePath(locale: string, path: string): string {
  if (locale === DEFAULT_LOCALE) return path;
  return path === "/" ? `/${locale}` : `/${locale}${path}`;
}

/** Splits a visible path into its language and the path without prefix. */
export function splitLocale(path: string): { locale: Locale; path: string } {
  const [, first, ...rest] = path.split("/");
  if (first !== undefined && isLocale(first)) return { locale: first, path: `/${rest.join("/")}` };
  return { locale: DEFAULT_LOCALE, path };
}
