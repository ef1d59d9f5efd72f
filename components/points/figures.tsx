import { useLocale } from "next-intl";
import { cx } from "@/components/ui/cx";
import { signed } from "@/lib/core/i18n/formatter";

/** A change of a balance: its sign always stands there, so that color alone says nothing. */
export function Change({ amount, large }: { amount: number; large?: boolean }) {
  const locale = useLocale();
  return (
    <data
      value={amount}
      className={cx(
        "tabular whitespace-nowrap",
        large ? "font-serif text-4xl font-semibold" : "font-medium",
        amount > 0 && "text-success",
      )}
    >
      {signed(locale, amount)}
    </data>
  );
}
