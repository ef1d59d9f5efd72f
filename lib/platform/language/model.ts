import { z } from "zod";

/** The least share of texts that a language must have before people can choose it. */
export const LEAST_SHARE = 0.8;

/** What the standard registers say of a language. */
export interface StandardLanguage {
  /** BCP 47, in canonical form. */
  code: string;
  /** In English. */
  name: string;
  nativeName: string;
  direction: "ltr" | "rtl";
}

/** The language of a code (BCP 47 as ECMA-402 knows it), or null for a code that names none. */
export function standardLanguage(code: string): StandardLanguage | null {
  let canonical: string | undefined;
  try {
    canonical = Intl.getCanonicalLocales(code)[0];
  } catch {
    return null;
  }
  if (!canonical) return null;
  const nameIn = (speaker: string) =>
    new Intl.DisplayNames([speaker], { type: "language", fallback: "none" }).of(canonical);
  const name = nameIn("en");
  if (!name) return null;
  const native = nameIn(canonical) ?? name;
  const locale = new Intl.Locale(canonical);
  return {
    code: canonical,
    name,
    nativeName: native.charAt(0).toLocaleUpperCase(canonical) + native.slice(1),
    direction: locale.getTextInfo().direction === "rtl" ? "rtl" : "ltr",
  };
}

const Code = z.string().trim().min(2).max(35);
export const LanguageCode = z.object({ code: Code });
export const NewLanguageInput = z.object({
  code: Code.refine((code) => standardLanguage(code) !== null, "platform.languages.unknownCode").transform(
    (code) => standardLanguage(code) as StandardLanguage,
  ),
});
export const LanguageOrder = z.object({ ids: z.array(Code).min(1).max(200) });

/** One language as its screen shows it. */
export interface LanguageRow {
  code: string;
  name: string;
  nativeName: string;
  direction: "ltr" | "rtl";
  isActive: boolean;
  isDefault: boolean;
  /** Number of texts that its catalogs have, of so many. */
  translated: number;
  total: number;
}

/** Whether enough is translated. */
export const isReady = (language: Pick<LanguageRow, "translated" | "total">): boolean =>
  language.translated >= language.total * LEAST_SHARE;
