import { useTranslations } from "next-intl";
import type { ImportFault } from "@/lib/core/imports/model";
import type { ImportRowDetail } from "@/lib/core/imports/queries";
import { PlainTable } from "../data-table/plain-table";
import { Icon } from "../icon";

/** Rows with what is wrong with them, column by column. */
export function ImportRows({
  rows,
  columns,
}: {
  rows: readonly ImportRowDetail[];
  columns: readonly string[];
}) {
  const t = useTranslations("ui.import");
  return (
    <PlainTable caption={t("found")}>
      <thead>
        <tr>
          <th scope="col" className="is-tight is-end">
            {t("line")}
          </th>
          <th scope="col">{t("row")}</th>
          <th scope="col">{t("what")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.line}>
            <td className="is-tight is-end tabular">{row.line}</td>
            <td className="break-words">
              {columns
                .map((column) => row.values[column])
                .filter(Boolean)
                .join(" · ") || "–"}
            </td>
            <td>
              <ul className="grid gap-1">
                {row.faults.map((fault) => (
                  <Finding key={`${fault.column}${fault.key}`} fault={fault} row={row} />
                ))}
                {row.notes.map((note) => (
                  <Finding key={`${note.column}${note.key}`} fault={note} row={row} remark />
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}

function Finding({ fault, row, remark }: { fault: ImportFault; row: ImportRowDetail; remark?: boolean }) {
  const t = useTranslations("ui.import");
  const all = useTranslations();
  const value = fault.column ? row.values[fault.column] : undefined;
  return (
    <li className="flex items-start gap-2">
      <Icon
        name={remark ? "info" : "error"}
        size={16}
        className={remark ? "mt-0.5 text-muted" : "mt-0.5 text-error"}
        label={remark ? t("remark") : undefined}
      />
      <span className="min-w-0 break-words">
        <code>{fault.column ?? t("wholeRow")}</code>
        {value && <span className="text-muted"> “{value.slice(0, 60)}”</span>}:{" "}
        {all(fault.key as never, fault.params as never)}
      </span>
    </li>
  );
}
