import { allRows } from "@/lib/core/all-rows";
import { csvRoute } from "@/lib/core/csv-route";
import { CURATE } from "@/lib/skills/access";
import { skillList } from "@/lib/skills/skill/list";
import { listSkills } from "@/lib/skills/skill/queries";

/** The curators' list with its filters and sort as CSV. */
export const GET = csvRoute({
  name: "skills",
  list: skillList,
  permission: CURATE,
  rows: (ctx, state) => allRows(ctx, listSkills, state),
  columns: (t) => [
    { header: t("skills.admin.name"), value: (row) => row.name },
    { header: t("skills.admin.address"), value: (row) => row.slug },
    { header: t("skills.admin.status"), value: (row) => t(`skills.status.${row.status}`) },
    { header: t("skills.admin.category"), value: (row) => row.category },
    { header: t("skills.admin.target"), value: (row) => row.mergedInto },
    { header: t("skills.admin.labels"), value: (row) => row.labels },
    { header: t("skills.admin.usage"), value: (row) => row.usageCount },
    { header: t("skills.admin.created"), value: (row) => row.createdAt },
  ],
});
