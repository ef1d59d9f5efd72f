import type { Ctx } from "./ctx";
import type { ListState, Page } from "./list";

const BATCH = 1000;

/** All rows that a list's filters find, in batches, for export. */
export async function* allRows<R, S extends ListState<unknown>>(
  ctx: Ctx,
  list: (ctx: Ctx, state: S) => Promise<Page<R>>,
  state: S,
): AsyncGenerator<R[]> {
  for (let page = 1; ; page++) {
    const { rows } = await list(ctx, { ...state, page, pageSize: BATCH });
    yield rows;
    if (rows.length < BATCH) return;
  }
}
