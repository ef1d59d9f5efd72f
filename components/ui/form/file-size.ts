const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** Splits a size in bytes into the number and the unit that people would choose (1 KB = 1,024 bytes). */
export function fileSize(bytes: number): { value: number; unit: (typeof UNITS)[number] } {
  const step = bytes > 0 ? Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10)) : 0;
  return { value: bytes / 1024 ** step, unit: UNITS[step] ?? "byte" };
}

/** How a size is written: bytes in full, larger units by their sign. */
export function sizeFormat(bytes: number) {
  const { value, unit } = fileSize(bytes);
  return {
    value,
    options: {
      style: "unit" as const,
      unit,
      unitDisplay: unit === "byte" ? ("long" as const) : ("short" as const),
      maximumFractionDigits: value < 10 && unit !== "byte" ? 1 : 0,
    },
  };
}
