import { useTranslations } from "next-intl";
import { cx } from "./cx";
import { Icon } from "./icon";
import { Link } from "./link";

/** Page numbers to show: first, last, and two around the current; null is a gap. */
export function pageNumbers(page: number, count: number): (number | null)[] {
  const shown = [...new Set([1, page - 1, page, page + 1, count])]
    .filter((n) => n >= 1 && n <= count)
    .sort((a, b) => a - b);
  return shown.flatMap((n, i) => {
    const before = shown[i - 1];
    if (before === undefined || n - before === 1) return [n];
    return n - before === 2 ? [n - 1, n] : [null, n];
  });
}

/** Links to the other pages; nothing when there is only one. */
export function Pagination({
  page,
  pageCount,
  href,
}: {
  page: number;
  pageCount: number;
  href: (page: number) => string;
}) {
  const t = useTranslations("ui.pages");
  if (pageCount <= 1) return null;
  const step = (to: number, label: string, icon: "chevron-left" | "chevron-right", rel: "prev" | "next") =>
    to >= 1 && to <= pageCount ? (
      <Link href={href(to)} rel={rel} className="btn btn-quiet btn-sm text-sm">
        {rel === "prev" && <Icon name={icon} size={16} />}
        <span className="max-sm:sr-only">{label}</span>
        {rel === "next" && <Icon name={icon} size={16} />}
      </Link>
    ) : (
      <span />
    );
  return (
    <nav aria-label={t("label")} className="data-table__pages mt-5 flex items-center justify-between gap-2">
      {step(Math.min(page - 1, pageCount), t("previous"), "chevron-left", "prev")}
      <ul className="tabular flex items-center gap-0.5 text-sm">
        {pageNumbers(page, pageCount).map((n, i) =>
          n === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: gaps have no identity but their place.
            <li key={`gap${i}`} aria-hidden className="px-1 text-muted">
              …
            </li>
          ) : (
            <li key={n}>
              <Link
                href={href(n)}
                aria-current={n === page ? "page" : undefined}
                aria-label={t("page", { page: n })}
                className={cx(
                  "grid h-9 min-w-9 place-items-center rounded-field px-2 hover:bg-wash",
                  n === page && "bg-neutral font-semibold text-neutral-content hover:bg-neutral",
                )}
              >
                {n}
              </Link>
            </li>
          ),
        )}
      </ul>
      {step(page + 1, t("next"), "chevron-right", "next")}
    </nav>
  );
}

/** Links to newer and older rows of a list that has no page numbers; nothing when all rows are shown. */
export function WalkLinks({ newer, older }: { newer: string | null; older: string | null }) {
  const t = useTranslations("ui.pages");
  if (!newer && !older) return null;
  return (
    <nav aria-label={t("label")} className="data-table__pages mt-5 flex items-center justify-between gap-2">
      {newer ? (
        <Link href={newer} rel="prev" className="btn btn-quiet btn-sm text-sm">
          <Icon name="chevron-left" size={16} />
          {t("newer")}
        </Link>
      ) : (
        <span />
      )}
      {older && (
        <Link href={older} rel="next" className="btn btn-quiet btn-sm text-sm">
          {t("older")}
          <Icon name="chevron-right" size={16} />
        </Link>
      )}
    </nav>
  );
}
