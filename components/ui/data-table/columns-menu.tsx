"use client";

import { useTranslations } from "next-intl";
import { Popover } from "../popover";

interface ColumnLike {
  id: string;
  getCanHide(): boolean;
  getIsVisible(): boolean;
  toggleVisibility(value?: boolean): void;
}

/** Chooses the visible columns. */
export function ColumnsMenu({
  table,
  labels,
}: {
  table: { getAllLeafColumns(): ColumnLike[] };
  labels: Record<string, string>;
}) {
  const t = useTranslations("ui.table");
  const columns = table.getAllLeafColumns().filter((c) => c.getCanHide());
  if (columns.length === 0) return null;
  return (
    <Popover trigger={t("columns")} icon="columns" size="sm" variant="quiet" align="end">
      <fieldset className="grid gap-1 p-2">
        <legend className="sr-only">{t("columns")}</legend>
        {columns.map((column) => (
          <label key={column.id} className="flex cursor-pointer items-center gap-2.5 py-1 text-sm">
            <input
              type="checkbox"
              className="checkbox checkbox-sm"
              checked={column.getIsVisible()}
              onChange={(event) => column.toggleVisibility(event.currentTarget.checked)}
            />
            {labels[column.id]}
          </label>
        ))}
      </fieldset>
    </Popover>
  );
}
