import { useTranslations } from "next-intl";
import { mayPublish } from "@/lib/content/access";
import { pageList } from "@/lib/content/page/list";
import { MENU_PLACES, PAGE_TYPES, type PageRow } from "@/lib/content/page/model";
import type { PersonActor } from "@/lib/core/ctx";
import type { Page } from "@/lib/core/list";
import { ContentTable } from "../list/content-table";

/** The list of pages. */
export function PageTable({
  actor,
  page,
  state,
}: {
  actor: PersonActor;
  page: Page<PageRow>;
  state: ReturnType<typeof pageList.parse>;
}) {
  const t = useTranslations("content.admin");
  return (
    <ContentTable
      kind="page"
      page={page}
      state={state}
      contract={pageList}
      zone={actor.timeZone}
      mayPublish={mayPublish(actor)}
      ordering
      columns={[
        { id: "type", header: t("list.type"), cell: (row) => t(`pageType.${row.pageType}`) },
        { id: "menu", header: t("list.menu"), cell: (row) => t(`menuPlace.${row.menuPlace}`) },
      ]}
      filters={[
        {
          kind: "select",
          name: "type",
          label: t("list.type"),
          all: t("list.anyType"),
          options: PAGE_TYPES.map((value) => ({ value, label: t(`pageType.${value}`) })),
        },
        {
          kind: "select",
          name: "menu",
          label: t("list.menu"),
          all: t("list.anyMenu"),
          options: MENU_PLACES.map((value) => ({ value, label: t(`menuPlace.${value}`) })),
        },
      ]}
    />
  );
}
