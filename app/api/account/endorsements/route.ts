import { allRows } from "@/lib/core/all-rows";
import { csvRoute } from "@/lib/core/csv-route";
import { givenList } from "@/lib/skills/endorsement/list";
import { givenEndorsements } from "@/lib/skills/endorsement/queries";

export const dynamic = "force-dynamic";

/** What the caller has endorsed as CSV. */
export const GET = csvRoute({
  name: "endorsements",
  list: givenList,
  rows: (ctx, state) => allRows(ctx, givenEndorsements, state),
  columns: (t) => [
    { header: t("skills.endorse.person"), value: (row) => row.person.name },
    { header: t("skills.endorse.skill"), value: (row) => row.skill },
    { header: t("skills.endorse.level"), value: (row) => row.level && t(`skills.level.${row.level}`) },
    { header: t("skills.endorse.note"), value: (row) => row.note },
    { header: t("skills.endorse.when"), value: (row) => row.occurredAt },
  ],
});
