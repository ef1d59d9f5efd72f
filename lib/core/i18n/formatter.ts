import { createFormatter } from "next-intl";
import { single } from "../single";
import { FORMATS } from "./formats";

type Formatter = ReturnType<typeof createFormatter>;

/** A formatted number with the minus sign of print in the place of the hyphen that formats write. */
export const withMinus = (text: string): string => text.replace("-", "−");

/** A change with its sign, in the language's figures: +60, −60. */
export const signed = (locale: string, amount: number): string =>
  withMinus(formatterFor(locale).number(amount, { signDisplay: "exceptZero" }));

/**
 * The formatter of dates, numbers and lists of a language, one for the whole process: the formatters of a request
 * build the same `Intl` objects again and again. Relative times need their `now` given.
 */
export function formatterFor(locale: string): Formatter {
  const kept = single("formatters", () => new Map<string, Formatter>());
  let found = kept.get(locale);
  if (!found) {
    found = createFormatter({ locale, timeZone: "UTC", formats: FORMATS });
    kept.set(locale, found);
  }
  return found;
}
