/** Splits a size in bytes into the number and the unit to show. */
export function fileSize(bytes: number): { value: number; unit: "byte" | "kilobyte" | "megabyte" } {
  if (bytes < 1000) return { value: bytes, unit: "byte" };
  if (bytes < 1_000_000) return { value: bytes / 1000, unit: "kilobyte" };
  return { value: bytes / 1_000_000, unit: "megabyte" };
}
