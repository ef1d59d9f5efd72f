"use client";

import {
  type ColumnDef,
  columnVisibilityFeature,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useMemo } from "react";
import { localePath } from "@/lib/core/i18n/locales";
import { DownloadButton } from "../button";
import { cx } from "../cx";
import { DensitySwitch } from "../density-switch";
import { Scroller } from "../scroller";
import type { BulkAction } from "./columns";
import { ColumnsMenu } from "./columns-menu";
import { SelectionBar } from "./selection-bar";
import { useStoredVisibility } from "./use-stored-visibility";

export interface Head {
  id: string;
  label: string;
  header: ReactNode;
  sorted?: "asc" | "desc";
  align?: "start" | "end" | "center";
  tight?: boolean;
  hidden?: boolean;
  fixed?: boolean;
  bare?: boolean;
}
export interface ViewRow {
  id: string;
  href?: string;
  label: string;
  cells: Record<string, ReactNode>;
}

/** What a press on the row leaves alone. */
const INTERACTIVE = "a,button,input,label,select,textarea,dialog,summary,[role=menu]";

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature });

/** The client side of a table: selection, visible columns, rows that open. Cells come rendered from the server. */
export function TableView({
  id,
  caption,
  heads,
  rows,
  bulk,
  csvHref,
  filters,
  count,
  empty,
}: {
  id: string;
  caption: string;
  heads: Head[];
  rows: ViewRow[];
  bulk?: readonly BulkAction[];
  csvHref: string;
  filters: ReactNode;
  count: ReactNode;
  empty: ReactNode;
}) {
  const t = useTranslations("ui.table");
  const router = useRouter();
  const locale = useLocale();
  const shape = heads.map((h) => `${h.id}:${h.hidden ?? ""}:${h.fixed ?? ""}`).join(",");
  // biome-ignore lint/correctness/useExhaustiveDependencies: heads are new objects on each answer of the server; only their shape counts.
  const columns = useMemo<ColumnDef<typeof features, ViewRow>[]>(
    () =>
      heads.map((h) => ({ id: h.id, accessorFn: (row: ViewRow) => row.cells[h.id], enableHiding: !h.fixed })),
    [shape],
  );
  const [columnVisibility, setColumnVisibility] = useStoredVisibility(id, heads);
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (row: ViewRow) => row.id,
    enableRowSelection: Boolean(bulk?.length),
    state: { columnVisibility },
    onColumnVisibilityChange: setColumnVisibility,
  });
  const byId = new Map(heads.map((h, i) => [h.id, { ...h, index: i }]));
  const visible = table.getVisibleLeafColumns().flatMap((c) => byId.get(c.id) ?? []);
  const selectable = Boolean(bulk?.length);
  const loaded = new Set(rows.map((r) => r.id));
  // Filled in by hand: a formatted message for each row would be parsed, and its parameters hashed, each time.
  const selectRow = t.raw("selectRow") as string;
  const selected = table.getSelectedRowIds().filter((row) => loaded.has(row));

  function open(event: MouseEvent, href?: string) {
    if (!href || event.defaultPrevented || event.button !== 0) return;
    const target = event.target as Element;
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey;
    // The title is a plain link: rendering the router's own link for each row costs more than the rest of the row.
    const isTitle = target.closest("a")?.classList.contains("data-table__title");
    if (isTitle ? elsewhere : target.closest(INTERACTIVE) || window.getSelection()?.toString()) return;
    event.preventDefault();
    const to = localePath(locale, href);
    if (elsewhere) window.open(to, "_blank", "noopener");
    else router.push(to);
  }
  const tools = (
    <div className="data-table__tools mb-3 grid gap-3">
      {filters}
      {rows.length > 0 && (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          {count}
          <div className="-mr-1 ml-auto flex items-center gap-0.5 max-sm:hidden">
            <DensitySwitch />
            <ColumnsMenu table={table} labels={Object.fromEntries(heads.map((h) => [h.id, h.label]))} />
            <DownloadButton href={csvHref} variant="quiet" size="sm">
              CSV
            </DownloadButton>
          </div>
        </div>
      )}
    </div>
  );
  if (rows.length === 0)
    return (
      <>
        {tools}
        {empty}
      </>
    );
  return (
    <>
      {tools}
      <Scroller label={caption} className="data-table__scroll">
        <table>
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              {selectable && (
                <th className="is-select is-tight" scope="col">
                  <input
                    type="checkbox"
                    className="checkbox checkbox-sm align-middle"
                    aria-label={t("selectAll")}
                    checked={table.getIsAllRowsSelected()}
                    ref={(node) => {
                      if (node) node.indeterminate = selected.length > 0 && !table.getIsAllRowsSelected();
                    }}
                    onChange={table.getToggleAllRowsSelectedHandler()}
                  />
                </th>
              )}
              {visible.map((h) => (
                <th
                  key={h.id}
                  scope="col"
                  className={cellClass(h)}
                  aria-sort={h.sorted ? (h.sorted === "asc" ? "ascending" : "descending") : undefined}
                >
                  {h.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => {
              const { href, label, cells } = row.original;
              return (
                <tr
                  key={row.id}
                  data-href={href}
                  aria-selected={selectable ? row.getIsSelected() : undefined}
                  onClick={(event) => open(event, href)}
                >
                  {selectable && (
                    <td className="is-select is-tight">
                      <input
                        type="checkbox"
                        className="checkbox checkbox-sm align-middle"
                        aria-label={selectRow.replace("{name}", () => label)}
                        checked={row.getIsSelected()}
                        onChange={row.getToggleSelectedHandler()}
                      />
                    </td>
                  )}
                  {visible.map((h) => (
                    <td
                      key={h.id}
                      className={cx(cellClass(h), h.index === 0 && "is-title")}
                      data-label={h.bare ? undefined : h.label}
                    >
                      <div className="cell">
                        {h.index === 0 && href ? (
                          <a href={localePath(locale, href)} className="data-table__title">
                            {cells[h.id]}
                          </a>
                        ) : (
                          cells[h.id]
                        )}
                      </div>
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroller>
      {bulk && selected.length > 0 && (
        <SelectionBar ids={selected} actions={bulk} onClear={() => table.resetRowSelection(true)} />
      )}
    </>
  );
}

function cellClass(h: Head & { index: number }): string {
  return cx(
    h.align === "end" && "is-end",
    h.align === "center" && "is-center",
    h.tight && "is-tight",
    h.index === 0 && "is-pinned",
  );
}
