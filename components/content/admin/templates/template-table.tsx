import { useFormatter, useTranslations } from "next-intl";
import { mayPublish } from "@/lib/content/access";
import { templateList } from "@/lib/content/template/list";
import type { TemplateRow } from "@/lib/content/template/model";
import type { PersonActor } from "@/lib/core/ctx";
import type { Page } from "@/lib/core/list";
import { ContentTable } from "../list/content-table";

/** The list of templates. */
export function TemplateTable({
  actor,
  page,
  state,
  categories,
}: {
  actor: PersonActor;
  page: Page<TemplateRow>;
  state: ReturnType<typeof templateList.parse>;
  categories: readonly { value: string; label: string }[];
}) {
  const t = useTranslations("content.admin.list");
  const format = useFormatter();
  return (
    <ContentTable
      kind="template"
      page={page}
      state={state}
      contract={templateList}
      zone={actor.timeZone}
      mayPublish={mayPublish(actor)}
      ordering
      columns={[
        { id: "category", header: t("category"), cell: (row) => row.categoryName },
        { id: "version", header: t("version"), align: "end", tight: true, cell: (row) => row.version ?? "—" },
        {
          id: "downloads",
          header: t("downloads"),
          sort: "downloads",
          align: "end",
          tight: true,
          cell: (row) => format.number(row.downloadCount),
        },
      ]}
      filters={[
        {
          kind: "select",
          name: "category",
          label: t("category"),
          all: t("anyCategory"),
          options: categories,
        },
      ]}
    />
  );
}
