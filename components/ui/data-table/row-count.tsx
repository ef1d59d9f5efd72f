import { useTranslations } from "next-intl";
import type { Page } from "@/lib/core/list";

/** "1–25 of 312", or "of about 12,000" when counting exactly would cost too much. */
export function RowCount({ page }: { page: Page<unknown> }) {
  const t = useTranslations("ui.table");
  if (page.total === 0) return null;
  const from = (page.page - 1) * page.pageSize + 1;
  const to = from + page.rows.length - 1;
  return (
    <p className="tabular text-sm text-muted">
      {page.rows.length === 0
        ? t("total", { total: page.total })
        : t(page.totalIsEstimate ? "rangeAbout" : "range", { from, to, total: page.total })}
    </p>
  );
}
