import { Readable } from "node:stream";
import { type CsvError, parse } from "csv-parse";
import { AppError, isAppError } from "../errors";
import type { ImportColumn, ImportKind, ImportRow, RowVerdict } from "./kind";

/** A row with what its cells alone, and the rows before it, tell. */
export interface ReadRow extends ImportRow, RowVerdict {}

const BATCH = 1000;
/** Beyond this no cell is kept: the rules of every kind are stricter. */
const MAX_CELL = 5000;

const refuse = (key: string, params: Record<string, string | number> = {}) =>
  new AppError("invalid", `errors.import.${key}`, params);

const heading = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");

/** Which of comma and semicolon divides the heading, told from the beginning of the file. */
function delimiterOf(start: string): string {
  const line = start.split(/\r|\n/, 1)[0] ?? "";
  const count = (sign: string) => line.split(sign).length;
  return count(";") > count(",") ? ";" : ",";
}

/** The file with its first bytes looked at. */
async function peek(source: Readable): Promise<{ start: string; whole: AsyncIterable<Buffer> }> {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await chunks.next();
  async function* whole() {
    if (!first.done) yield first.value;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  }
  return { start: first.done ? "" : Buffer.from(first.value).toString("utf8"), whole: whole() };
}

/** The columns in the file's order. Throws `invalid` for a heading that is missing, unknown or repeated. */
function columnsOf(kind: ImportKind, cells: readonly string[]): ImportColumn[] {
  const names = cells.map(heading);
  const list = (wrong: string[]) => ({ columns: wrong.join(", ") });
  const known = new Map(kind.columns.map((column) => [column.name, column]));
  const unknown = names.filter((name) => !known.has(name));
  const missing = kind.columns.filter((c) => c.required && !names.includes(c.name)).map((c) => c.name);
  if (missing.length) throw refuse("missingColumns", list(missing));
  if (unknown.length) throw refuse("unknownColumns", list(unknown.map((name) => name.slice(0, 40) || "–")));
  const twice = names.filter((name, i) => names.indexOf(name) !== i);
  if (twice.length) throw refuse("repeatedColumns", list(twice));
  return names.map((name) => known.get(name) as ImportColumn);
}

const FORMULA = /^[=@+\-\t\r]/;

/** A cell as it is kept; exports disarm what looks like a formula with an apostrophe, which is taken off again. */
function cellOf(column: ImportColumn, raw: string): { text: string; isFormula: boolean } {
  let text = raw.replace(/\u00a0/g, " ").trim();
  if (column.signed) {
    text = text.replace(/^'(?=[+-])/, "");
    return { text, isFormula: /^[=@]/.test(text) };
  }
  return { text, isFormula: FORMULA.test(text) };
}

/** Judges one record by its cells alone; `seen` remembers what must not come twice. */
function readRecord(
  columns: readonly ImportColumn[],
  record: readonly string[],
  line: number,
  seen: Map<string, Map<string, number>>,
): ReadRow {
  const row: ReadRow = { line, values: {}, faults: [], notes: [] };
  if (record.length !== columns.length)
    row.faults.push({
      column: null,
      key: "errors.import.cells",
      params: { found: record.length, wanted: columns.length },
    });
  columns.forEach((column, i) => {
    const { text, isFormula } = cellOf(column, record[i] ?? "");
    if (!text) return;
    const fault = (key: string, params?: Record<string, string | number>) =>
      row.faults.push({ column: column.name, key: `errors.import.${key}`, params });
    if (isFormula) fault("formula");
    if (text.includes("\0")) fault("control");
    if (text.length > MAX_CELL) fault("long");
    const value = (isFormula ? text : (column.normal?.(text) ?? text))
      .replaceAll("\0", "")
      .slice(0, MAX_CELL);
    row.values[column.name] = value;
    if (!column.unique) return;
    const values = seen.get(column.name) ?? new Map<string, number>();
    seen.set(column.name, values);
    const key = value.toLowerCase();
    const before = values.get(key);
    if (before === undefined) values.set(key, line);
    else fault("twice", { line: before });
  });
  return row;
}

/**
 * Reads the rows of a CSV file (UTF-8, comma or semicolon) in batches, without holding the file in memory. Throws
 * `invalid` for a file that cannot be read as a whole: wrong headings, no or too many rows, a quote without end.
 */
export async function* readRows(source: Readable, kind: ImportKind): AsyncGenerator<ReadRow[]> {
  const { start, whole } = await peek(source);
  const bytes = Readable.from(whole);
  const options = {
    bom: true,
    delimiter: delimiterOf(start),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: 200_000,
  };
  const parser = bytes.pipe(parse(options));
  bytes.on("error", (error) => parser.destroy(error));
  let columns: ImportColumn[] | null = null;
  const seen = new Map<string, Map<string, number>>();
  let batch: ReadRow[] = [];
  let count = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      if (!columns) {
        columns = columnsOf(kind, record);
        continue;
      }
      if (++count > kind.maxRows) throw refuse("tooManyRows", { max: kind.maxRows });
      batch.push(readRecord(columns, record, info.lines, seen));
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    if (isAppError(error)) throw error;
    const { code, lines } = error as CsvError & { lines?: number };
    if (typeof code === "string" && code.startsWith("CSV_")) throw refuse("malformed", { line: lines ?? 1 });
    throw error;
  } finally {
    for (const stream of [parser, bytes, source]) stream.destroy();
  }
  if (count === 0) throw refuse("noRows");
  if (batch.length) yield batch;
}
