import { useLocale } from "next-intl";
import { formatMoney } from "@/lib/core/money";

/** An amount of minor units (cents, paise) with its currency, as readers of the page's language write it. */
export function Money({ minor, currency }: { minor: number | bigint; currency: string }) {
  return (
    <data value={minor.toString()} className="tabular whitespace-nowrap">
      {formatMoney(minor, currency, useLocale())}
    </data>
  );
}
