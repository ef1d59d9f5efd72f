import { useTranslations } from "next-intl";
import { Icon } from "../icon";
import { Link } from "../link";
import type { Filter } from "./columns";
import { FilterForm } from "./filter-form";

type Values = Record<string, string | string[]>;

/** The filters of a list: a GET form, and a chip for each one set. */
export function FilterBar({
  path,
  filters,
  values,
  keep,
  clearHref,
}: {
  path: string;
  filters: readonly Filter[];
  values: Values;
  keep: Record<string, string>;
  /** The list without one filter. */
  clearHref: (name: string) => string;
}) {
  const t = useTranslations("ui.table");
  if (filters.length === 0) return null;
  const chips = filters.flatMap((filter) => {
    const value = values[filter.name];
    if (value === undefined || filter.kind === "search") return [];
    return [{ filter, text: chipText(filter, value) }];
  });
  const anySet = filters.some((f) => values[f.name] !== undefined);
  return (
    <div className="grid gap-2.5">
      <FilterForm path={path} filters={filters} values={values} keep={keep} />
      {anySet && (
        <ul className="flex flex-wrap items-center gap-2" aria-label={t("activeFilters")}>
          {chips.map(({ filter, text }) => (
            <li key={filter.name}>
              <Link className="chip" href={clearHref(filter.name)} scroll={false}>
                {text}
                <Icon name="close" size={14} label={t("removeFilter")} />
              </Link>
            </li>
          ))}
          <li>
            <Link className="link text-sm" href={path} scroll={false}>
              {t("clearAll")}
            </Link>
          </li>
        </ul>
      )}
    </div>
  );
}

function chipText(filter: Filter, value: string | string[]): string {
  const list = Array.isArray(value) ? value : [value];
  if (filter.kind === "flag") return filter.label;
  const names =
    filter.kind === "select" ? list.map((v) => filter.options.find((o) => o.value === v)?.label ?? v) : list;
  return `${filter.label}: ${names.join(", ")}`;
}
