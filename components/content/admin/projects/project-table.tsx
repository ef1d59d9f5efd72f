import { useTranslations } from "next-intl";
import { mayPublish } from "@/lib/content/access";
import { projectList } from "@/lib/content/project/list";
import type { ProjectRow } from "@/lib/content/project/model";
import type { PersonActor } from "@/lib/core/ctx";
import type { Page } from "@/lib/core/list";
import { ContentTable } from "../list/content-table";

/** The list of projects. */
export function ProjectTable({
  actor,
  page,
  state,
  categories,
}: {
  actor: PersonActor;
  page: Page<ProjectRow>;
  state: ReturnType<typeof projectList.parse>;
  categories: readonly { value: string; label: string }[];
}) {
  const t = useTranslations("content.admin.list");
  return (
    <ContentTable
      kind="project"
      page={page}
      state={state}
      contract={projectList}
      zone={actor.timeZone}
      mayPublish={mayPublish(actor)}
      ordering
      columns={[
        { id: "category", header: t("category"), cell: (row) => row.categoryName ?? "—" },
        { id: "client", header: t("client"), cell: (row) => row.clientName ?? "—" },
        { id: "images", header: t("images"), align: "end", tight: true, cell: (row) => row.images },
      ]}
      filters={[
        {
          kind: "select",
          name: "category",
          label: t("category"),
          all: t("anyCategory"),
          options: [...categories, { value: "none", label: t("noCategory") }],
        },
      ]}
    />
  );
}
