/** One column of an export. */
export interface CsvColumn<R> {
  header: string;
  value(row: R): string | number | boolean | Date | null | undefined;
}

/** A cell as RFC 4180 has it; a beginning that spreadsheets take for a formula is disarmed with an apostrophe. */
export function csvCell(value: string | number | boolean | Date | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = value instanceof Date ? value.toISOString() : String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/**
 * A download of rows as CSV, streamed batch by batch so that its size does not matter. `name` is the file's name
 * without ending.
 */
export function csvResponse<R>(
  name: string,
  columns: readonly CsvColumn<R>[],
  batches: AsyncIterable<R[]>,
): Response {
  const line = (cells: string[]) => `${cells.join(",")}\r\n`;
  const encoder = new TextEncoder();
  const rows = batches[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      // Spreadsheets take the file for UTF-8 only with a byte order mark.
      controller.enqueue(encoder.encode(`\ufeff${line(columns.map((c) => csvCell(c.header)))}`));
    },
    async pull(controller) {
      const { value, done } = await rows.next();
      if (done) return controller.close();
      controller.enqueue(
        encoder.encode(value.map((row) => line(columns.map((c) => csvCell(c.value(row))))).join("")),
      );
    },
    async cancel() {
      await rows.return?.();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.csv"`,
      "cache-control": "private, no-store",
    },
  });
}

/** How often one person may export: exports read much and carry much away. */
export const CSV_LIMIT = { name: "csv-export", capacity: 60, perSeconds: 3600 };
