import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ListContract, ListState, Page } from "@/lib/core/list";
import { EmptyState } from "../empty-state";
import { Icon } from "../icon";
import { Link } from "../link";
import { Pagination, WalkLinks } from "../pagination";
import type { BulkAction, Column, Filter } from "./columns";
import { FilterBar } from "./filter-bar";
import { RowCount } from "./row-count";
import { TableView } from "./table-view";

export interface DataTableProps<R, F> {
  /** Names the list for what a person's browser remembers, such as hidden columns. */
  id: string;
  /** What the table shows, for screen readers: "Posts". */
  caption: string;
  page: Page<R>;
  state: ListState<F>;
  contract: ListContract<F>;
  /** The list's path without language: `/admin/posts`. */
  path: string;
  /** The first column is the row's title: it carries the link, is pinned, and heads the card on a phone. */
  columns: readonly Column<R>[];
  rowId: (row: R) => string;
  /** Where a press on the row leads. */
  rowHref?: (row: R) => string;
  /** The row's name for its selection box. */
  rowLabel?: (row: R) => string;
  /** Buttons at the row's end; they stay outside the row's link. */
  rowActions?: (row: R) => ReactNode;
  filters?: readonly Filter[];
  bulk?: readonly BulkAction[];
  /** Where the same list is exported; the list's query is appended. */
  csvPath: string;
  /** Shown when nothing exists yet. */
  empty: { title: string; body?: ReactNode; action?: ReactNode };
  /**
   * For lists that are walked, not counted: the addresses of newer and older rows, null at an end. They stand where
   * page numbers would, and no count is shown.
   */
  walk?: { newer: string | null; older: string | null };
  /** `cards` turns rows into cards on a phone; `scroll` keeps the table and pins its first column. */
  phone?: "cards" | "scroll";
}

const ACTIONS = "_actions";

/** A list as a table whose whole state is in the URL; works without JavaScript but for selection and columns. */
export function DataTable<R, F>(props: DataTableProps<R, F>) {
  const { id, page, state, contract, path, columns, filters = [], phone = "cards" } = props;
  const t = useTranslations("ui.table");
  const href = (patch: Parameters<typeof contract.href>[1]) => `${path}${contract.href(state, patch)}`;
  const active = contract.activeFilters(state);
  const rows = page.rows.map((row) => {
    const link = props.rowHref?.(row);
    const cells: Record<string, ReactNode> = {};
    for (const column of columns) cells[column.id] = column.cell(row);
    if (props.rowActions) cells[ACTIONS] = props.rowActions(row);
    return {
      id: props.rowId(row),
      href: link,
      label: props.rowLabel?.(row) ?? "",
      cells,
    };
  });
  const heads = columns.map((column, i) => ({
    id: column.id,
    label: column.header,
    header: column.sort ? <SortLink column={column} state={state} href={href} /> : column.header,
    sorted: column.sort && state.sort === column.sort ? state.direction : undefined,
    align: column.align,
    tight: column.tight,
    hidden: column.hidden,
    fixed: i === 0 || column.fixed,
    bare: i === 0 || column.bare,
  }));
  const actionsHead = {
    id: ACTIONS,
    label: t("actions"),
    header: <span className="sr-only">{t("actions")}</span>,
    tight: true,
    fixed: true,
    bare: true,
    align: "end" as const,
  };
  return (
    <div className="data-table" data-phone={phone}>
      <TableView
        id={id}
        caption={props.caption}
        heads={props.rowActions ? [...heads, actionsHead] : heads}
        rows={rows}
        bulk={props.bulk}
        csvHref={`${props.csvPath}${contract.href(state, { page: 1 })}`}
        filters={
          <FilterBar
            path={path}
            filters={filters}
            values={Object.fromEntries(active.map((f) => [f.key, f.value]))}
            keep={keptParams(contract.href({ ...state, page: 1, filters: {} as F }))}
            clearHref={(key) => href({ filters: { [key]: undefined } as Partial<F> })}
          />
        }
        count={props.walk ? null : <RowCount page={page} />}
        empty={
          page.rows.length > 0 ? null : active.length > 0 ? (
            <EmptyState
              compact
              mark={`${id}-none`}
              title={t("noMatch")}
              action={
                <Link className="btn btn-line" href={path}>
                  {t("clearFilters")}
                </Link>
              }
            />
          ) : (
            <EmptyState mark={id} title={props.empty.title} action={props.empty.action}>
              {props.empty.body}
            </EmptyState>
          )
        }
      />
      {props.walk ? (
        <WalkLinks {...props.walk} />
      ) : (
        <Pagination
          page={page.page}
          pageCount={Math.ceil(page.total / page.pageSize)}
          href={(n) => href({ page: n })}
        />
      )}
    </div>
  );
}

/** Query parameters that a filter form keeps: sort and page size. */
function keptParams(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query));
}

function SortLink<R, F>({
  column,
  state,
  href,
}: {
  column: Column<R>;
  state: ListState<F>;
  href: (patch: { sort: string; direction: "asc" | "desc" }) => string;
}) {
  const active = state.sort === column.sort;
  const direction = active && state.direction === "asc" ? "desc" : "asc";
  return (
    <Link
      href={href({ sort: column.sort as string, direction })}
      className="data-table__sort"
      data-active={active || undefined}
      scroll={false}
    >
      {column.header}
      {active && <Icon name={state.direction === "asc" ? "arrow-up" : "arrow-down"} size={14} />}
    </Link>
  );
}
