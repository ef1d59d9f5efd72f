import { type CsvColumn, csvResponse } from "../csv";
import { type Ctx, inTx } from "../ctx";
import { notFound } from "../errors";
import { translator } from "../i18n/translate";
import { importKind } from "./kind";
import type { ImportFault } from "./model";
import { allImportRows, getImport, type ImportRowDetail } from "./queries";

/** A file to begin from: the headings of a kind and one row. */
export function exampleFile(name: string): Response {
  const { columns } = importKind(name);
  const line = (cells: string[]) =>
    `${cells.map((c) => (/[",;]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)).join(",")}\r\n`;
  const text = line(columns.map((c) => c.name)) + line(columns.map((c) => c.example));
  return new Response(`\ufeff${text}`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name.replace(/.*\./, "")}-example.csv"`,
      "cache-control": "private, no-store",
    },
  });
}

/**
 * All rows of an import of one of these kinds with what became of them and why, in the caller's language. Throws
 * `not_found` alike for absent and foreign ones. The download is an entry of the audit log, under `act`.
 */
export async function importReport(
  ctx: Ctx,
  kinds: readonly string[],
  id: string,
  act: string,
): Promise<Response> {
  const run = await getImport(ctx, kinds, id);
  if (!run) throw notFound();
  await inTx(ctx, async (tx) => tx.audit({ action: act, targetType: "core.import", targetId: id }));
  const t = await translator(ctx.locale);
  const said = (faults: readonly ImportFault[]) =>
    faults.map((f) => `${f.column ? `${f.column}: ` : ""}${t(f.key, f.params)}`).join(" | ");
  const label = (key: string) => t(`ui.import.csv.${key}`);
  const columns: CsvColumn<ImportRowDetail>[] = [
    { header: label("line"), value: (row) => row.line },
    { header: label("outcome"), value: (row) => t(`ui.import.outcome.${row.outcome}`) },
    { header: label("errors"), value: (row) => said(row.faults) },
    { header: label("remarks"), value: (row) => said(row.notes) },
    ...importKind(run.kind).columns.map(({ name }) => ({
      header: name,
      value: (row: ImportRowDetail) => row.values[name],
    })),
  ];
  return csvResponse(`import-${run.kind.replace(/.*\./, "")}`, columns, allImportRows(ctx, run));
}
