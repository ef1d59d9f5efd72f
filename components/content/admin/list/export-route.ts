import { WRITE } from "@/lib/content/access";
import { allRows } from "@/lib/core/all-rows";
import type { CsvColumn } from "@/lib/core/csv";
import { csvRoute } from "@/lib/core/csv-route";
import type { Ctx } from "@/lib/core/ctx";
import type { Translate } from "@/lib/core/i18n/translate";
import type { ListContract, ListState, Page } from "@/lib/core/list";
import type { ContentRow } from "./content-table";

/** The columns that the export of every kind begins and ends with. */
function columnsOf<R extends ContentRow>(t: Translate, own: readonly CsvColumn<R>[]): CsvColumn<R>[] {
  const l = (key: string) => t(`content.admin.list.${key}`);
  return [
    { header: l("title"), value: (row) => row.title },
    { header: l("address"), value: (row) => row.slug },
    { header: l("status"), value: (row) => t(`content.status.${row.status}`) },
    ...own,
    { header: l("goesLive"), value: (row) => row.publishAt },
    { header: l("published"), value: (row) => row.publishedAt },
    { header: l("updated"), value: (row) => row.updatedAt },
  ];
}

/** A route handler that answers a list, with its filters and sort, as CSV. */
export function exportRoute<R extends ContentRow, F>(
  name: string,
  list: ListContract<F>,
  read: (ctx: Ctx, state: ListState<F>) => Promise<Page<R>>,
  own: (label: (key: string) => string) => readonly CsvColumn<R>[] = () => [],
) {
  return csvRoute({
    name,
    list,
    permission: WRITE,
    rows: (ctx, state) => allRows(ctx, read, state),
    columns: (t) =>
      columnsOf(
        t,
        own((key) => t(`content.admin.list.${key}`)),
      ),
  });
}
