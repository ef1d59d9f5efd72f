import { getFormatter } from "next-intl/server";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** A size in bytes in the unit that reads best, with at most one decimal. */
export async function FileSize({ bytes }: { bytes: number }) {
  const format = await getFormatter();
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return (
    <span className="tabular">
      {format.number(value, {
        style: "unit",
        unit: UNITS[step],
        unitDisplay: "short",
        maximumFractionDigits: step < 2 ? 0 : 1,
      })}
    </span>
  );
}
