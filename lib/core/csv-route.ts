import type { z } from "zod";
import { CSV_LIMIT, type CsvColumn, csvResponse } from "./csv";
import { type Ctx, inTx } from "./ctx";
import { type Translate, translator } from "./i18n/translate";
import { type ListContract, type ListState, listContract } from "./list";
import { route } from "./route";

type Params = z.ZodType | undefined;
type Given<P> = P extends z.ZodType ? z.output<P> : undefined;

/** What the download of one list is made of. */
export interface CsvExport<R, F, P extends Params> {
  /** The file's name without ending. */
  name: string;
  /** The list whose filters and sort it follows; without one there is nothing to choose. */
  list?: ListContract<F>;
  permission?: string;
  /** The parts of its path. */
  params?: P;
  /** The act that it is in the audit log; every export that tells of other people is one. */
  audit?: string;
  /** Kind and id of the one thing whose list it is. */
  target?(params: Given<P>): readonly [type: string, id: string];
  /** All rows in batches. What is absent or forbidden is thrown before the first one, while a status can say so. */
  rows(ctx: Ctx, state: ListState<F>, params: Given<P>): AsyncIterable<R[]> | Promise<AsyncIterable<R[]>>;
  columns(t: Translate): readonly CsvColumn<R>[];
}

const NO_FILTERS = listContract({ filters: {}, sort: [], defaultSort: "" });

/** The route handler that answers a list as CSV, under the filters in its address. */
export function csvRoute<R, F, P extends Params = undefined>(options: CsvExport<R, F, P>) {
  const { name, permission, params, audit } = options;
  const contract = options.list ?? (NO_FILTERS as unknown as ListContract<F>);
  return route(
    { auth: "session", permission, params, limit: CSV_LIMIT },
    async (ctx, { request, params: given }) => {
      const query = new URL(request.url).searchParams;
      const state = contract.parse(
        Object.fromEntries([...new Set(query.keys())].map((key) => [key, query.getAll(key)])),
      );
      const rows = await options.rows(ctx, state, given as Given<P>);
      if (audit) {
        const [targetType, targetId] = options.target?.(given as Given<P>) ?? [];
        const changes = { filters: contract.activeFilters(state).map((filter) => filter.key) };
        await inTx(ctx, async (tx) => tx.audit({ action: audit, targetType, targetId, changes }));
      }
      return csvResponse(name, options.columns(await translator(ctx.locale)), rows);
    },
  );
}
