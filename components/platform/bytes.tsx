import { useFormatter } from "next-intl";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** A size in bytes, in the unit that people would choose (1 KB = 1,024 bytes). */
export function Bytes({ value }: { value: number }) {
  const format = useFormatter();
  const step = value > 0 ? Math.min(UNITS.length - 1, Math.floor(Math.log2(value) / 10)) : 0;
  const shown = value / 1024 ** step;
  return (
    <span className="tabular whitespace-nowrap">
      {format.number(shown, {
        style: "unit",
        unit: UNITS[step],
        unitDisplay: "short",
        maximumFractionDigits: shown < 10 && step > 0 ? 1 : 0,
      })}
    </span>
  );
}
