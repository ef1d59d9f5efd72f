import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { mayPublish } from "@/lib/content/access";
import { portfolioItemList } from "@/lib/content/portfolio-item/list";
import type { PortfolioItemRow } from "@/lib/content/portfolio-item/model";
import type { PersonActor } from "@/lib/core/ctx";
import type { Page } from "@/lib/core/list";
import { ContentTable } from "../list/content-table";

/** The list of case studies. */
export function PortfolioItemTable({
  actor,
  page,
  state,
  projects,
}: {
  actor: PersonActor;
  page: Page<PortfolioItemRow>;
  state: ReturnType<typeof portfolioItemList.parse>;
  projects: readonly { value: string; label: string }[];
}) {
  const t = useTranslations("content.admin.list");
  return (
    <ContentTable
      kind="portfolio_item"
      page={page}
      state={state}
      contract={portfolioItemList}
      zone={actor.timeZone}
      mayPublish={mayPublish(actor)}
      ordering
      columns={[
        {
          id: "project",
          header: t("project"),
          cell: (row) => (
            <span className="inline-flex flex-wrap items-center gap-1.5">
              {row.projectTitle}
              {row.status === "published" && row.projectStatus !== "published" && (
                <Badge tone="warning" icon="warning">
                  {t("hiddenByProject")}
                </Badge>
              )}
            </span>
          ),
        },
      ]}
      filters={[
        { kind: "select", name: "project", label: t("project"), all: t("anyProject"), options: projects },
      ]}
    />
  );
}
