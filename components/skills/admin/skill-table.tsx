import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table/data-table";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen } from "@/components/ui/screen/screen";
import type { Page } from "@/lib/core/list";
import { SKILL_STATUSES } from "@/lib/skills/levels";
import { type SkillListState, skillList } from "@/lib/skills/skill/list";
import type { SkillRow } from "@/lib/skills/skill/model";
import { SkillStatusBadge } from "../proof";

/** The curators' list of skills. */
export function SkillTable({
  page,
  state,
  categories,
  proposals,
  zone,
}: {
  page: Page<SkillRow>;
  state: SkillListState;
  categories: readonly { id: string; name: string }[];
  /** How many proposals wait. */
  proposals: number;
  zone: string;
}) {
  const t = useTranslations("skills.admin");
  const status = useTranslations("skills.status");
  return (
    <Screen
      title={t("title")}
      description={t("lead")}
      actions={
        <>
          {proposals > 0 && (
            <LinkButton href="/admin/skills/proposed" icon="bulb">
              {t("proposals", { count: proposals })}
            </LinkButton>
          )}
          <LinkButton href="/admin/skills/import" icon="upload">
            {t("import")}
          </LinkButton>
          <LinkButton href="/admin/skills/new" variant="primary" icon="plus">
            {t("new")}
          </LinkButton>
        </>
      }
    >
      <DataTable
        id="skills"
        caption={t("title")}
        page={page}
        state={state}
        contract={skillList}
        path="/admin/skills"
        csvPath="/admin/skills/export"
        rowId={(row) => row.id}
        rowHref={(row) => `/admin/skills/${row.id}`}
        rowLabel={(row) => row.name}
        columns={[
          { id: "name", header: t("name"), sort: "name", cell: (row) => row.name },
          {
            id: "status",
            header: t("status"),
            tight: true,
            cell: (row) => <SkillStatusBadge status={row.status} />,
          },
          {
            id: "category",
            header: t("category"),
            cell: (row) =>
              row.mergedInto ? t("mergedInto", { name: row.mergedInto }) : (row.category ?? "—"),
          },
          { id: "labels", header: t("labels"), align: "end", tight: true, cell: (row) => row.labels },
          {
            id: "usage",
            header: t("usage"),
            sort: "usage",
            align: "end",
            tight: true,
            cell: (row) => row.usageCount,
          },
          {
            id: "created",
            header: t("created"),
            sort: "created",
            tight: true,
            hidden: true,
            cell: (row) => <RelativeTime at={row.createdAt} zone={zone} />,
          },
        ]}
        filters={[
          { kind: "search", name: "q", label: t("search"), placeholder: t("searchHint") },
          {
            kind: "select",
            name: "status",
            label: t("status"),
            all: t("anyStatus"),
            options: SKILL_STATUSES.map((value) => ({ value, label: status(value) })),
          },
          {
            kind: "select",
            name: "category",
            label: t("category"),
            all: t("anyCategory"),
            options: [
              { value: "none", label: t("noCategory") },
              ...categories.map((c) => ({ value: c.id, label: c.name })),
            ],
          },
        ]}
        bulk={[{ label: t("mergeSelected"), icon: "merge", href: "/admin/skills/merge" }]}
        empty={{
          title: t("empty"),
          body: t("emptyHelp"),
          action: (
            <LinkButton href="/admin/skills/new" variant="primary" icon="plus">
              {t("new")}
            </LinkButton>
          ),
        }}
      />
    </Screen>
  );
}
