import type { z } from "zod";

/** Query parameters as Next gives them. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** One page of rows. */
export interface Page<T> {
  rows: T[];
  total: number;
  /** True when counting exactly would cost too much. */
  totalIsEstimate: boolean;
  page: number;
  pageSize: number;
}

/** What a list's URL says: filters, sort, page. */
export interface ListState<F> {
  filters: F;
  sort: string;
  direction: "asc" | "desc";
  page: number;
  pageSize: number;
}

export interface ListContract<F> {
  parse(params: SearchParams): ListState<F>;
  /** The query string (with `?`, or empty) of a state with some parts changed; a changed filter returns to page 1. */
  href(
    state: ListState<F>,
    patch?: Partial<Omit<ListState<F>, "filters">> & { filters?: Partial<F> },
  ): string;
  sortKeys: readonly string[];
  filterKeys: readonly string[];
  /** How many filters are set. */
  activeFilters(state: ListState<F>): { key: string; value: string | string[] }[];
}

/** Deep pages are slow and nobody reads them; a page beyond this is clamped. */
const MAX_PAGE = 100_000;
const PAGE_SIZES = [12, 20, 25, 50, 100];

/**
 * Declares the URL contract of a list. `filters` is a zod shape whose fields are all optional; a value that does
 * not parse is dropped, so that a mistyped URL still shows a list. Sort keys not named here are ignored.
 */
export function listContract<S extends z.ZodRawShape>(options: {
  filters: S;
  sort: readonly string[];
  defaultSort: string;
  defaultDirection?: "asc" | "desc";
  pageSize?: number;
}): ListContract<z.infer<z.ZodObject<S>>> {
  type F = z.infer<z.ZodObject<S>>;
  const { sort: sortKeys, defaultSort, defaultDirection = "asc", pageSize = 25 } = options;
  const filterKeys = Object.keys(options.filters);
  const one = (v: string | string[] | undefined) => (Array.isArray(v) ? v[0] : v);
  return {
    sortKeys,
    filterKeys,
    parse(params) {
      const filters: Record<string, unknown> = {};
      for (const [key, schema] of Object.entries(options.filters)) {
        const raw = params[key];
        if (raw === undefined || raw === "") continue;
        const attempts = Array.isArray(raw) ? [raw, raw[0]] : [raw, [raw]];
        for (const attempt of attempts) {
          const parsed = (schema as z.ZodType).safeParse(attempt);
          if (parsed.success && parsed.data !== undefined && parsed.data !== "") {
            filters[key] = parsed.data;
            break;
          }
        }
      }
      const asked = one(params.sort) ?? "";
      const key = asked.replace(/^-/, "");
      const known = sortKeys.includes(key);
      const size = Number(one(params.size));
      const page = Math.trunc(Number(one(params.page)));
      return {
        filters: filters as F,
        sort: known ? key : defaultSort,
        direction: known ? (asked.startsWith("-") ? "desc" : "asc") : defaultDirection,
        page: page >= 1 ? Math.min(page, MAX_PAGE) : 1,
        pageSize: PAGE_SIZES.includes(size) ? size : pageSize,
      };
    },
    href(state, patch = {}) {
      const next = { ...state, ...patch, filters: { ...state.filters, ...patch.filters } as F };
      const page = patch.page ?? (patch.filters || patch.sort || patch.pageSize ? 1 : state.page);
      const query = new URLSearchParams();
      for (const key of filterKeys) {
        const value = (next.filters as Record<string, unknown>)[key];
        if (value === undefined || value === null || value === "") continue;
        for (const v of Array.isArray(value) ? value : [value])
          query.append(key, v instanceof Date ? v.toISOString() : String(v));
      }
      if (next.sort !== defaultSort || next.direction !== defaultDirection)
        query.set("sort", (next.direction === "desc" ? "-" : "") + next.sort);
      if (next.pageSize !== pageSize) query.set("size", String(next.pageSize));
      if (page > 1) query.set("page", String(page));
      const text = query.toString();
      return text ? `?${text}` : "";
    },
    activeFilters(state) {
      return filterKeys.flatMap((key) => {
        const value = (state.filters as Record<string, unknown>)[key];
        if (value === undefined || value === null || value === "") return [];
        return [{ key, value: Array.isArray(value) ? value.map(String) : String(value) }];
      });
    },
  };
}

/** Builds a page; `total` from a window count or a counting query. */
export function toPage<T>(
  rows: T[],
  total: number,
  state: { page: number; pageSize: number },
  estimate = false,
): Page<T> {
  return { rows, total, totalIsEstimate: estimate, page: state.page, pageSize: state.pageSize };
}
