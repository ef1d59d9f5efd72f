import { withMinus } from "./i18n/formatter";

/** How many decimal digits a currency has (ISO 4217, as the runtime's data knows it). */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** An amount in minor units as a reader of the language writes it: 125000 INR → ₹1,250.00. */
export function formatMoney(minor: bigint | number, currency: string, locale: string): string {
  const digits = minorDigits(currency);
  const text = minor.toString();
  const sign = text.startsWith("-") ? "-" : "";
  const padded = text.replace("-", "").padStart(digits + 1, "0");
  const cut = padded.length - digits;
  // As text, because a number would lose digits beyond 2^53.
  const decimal = digits ? `${sign}${padded.slice(0, cut)}.${padded.slice(cut)}` : sign + padded;
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  return withMinus(format.format(decimal as unknown as number));
}
