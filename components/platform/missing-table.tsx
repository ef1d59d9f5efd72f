import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table/data-table";
import type { Page } from "@/lib/core/list";
import { type MissingListState, missingList } from "@/lib/platform/language/list";
import type { MissingText } from "@/lib/platform/language/queries";

/** The texts that a language lacks, each with what stands in its place. */
export function MissingTable({
  code,
  page,
  state,
}: {
  code: string;
  page: Page<MissingText>;
  state: MissingListState;
}) {
  const t = useTranslations("platform.languages");
  return (
    <DataTable
      id="missing-texts"
      caption={t("missingTitle")}
      page={page}
      state={state}
      contract={missingList}
      path={`/admin/languages/${code}`}
      csvPath={`/api/admin/languages/${code}`}
      rowId={(row) => row.key}
      columns={[
        {
          id: "key",
          header: t("key"),
          sort: "key",
          cell: (row) => <code className="text-xs break-all">{row.key}</code>,
        },
        {
          id: "text",
          header: t("fallback"),
          cell: (row) => <span className="text-sm break-words">{row.text}</span>,
        },
      ]}
      filters={[{ kind: "search", name: "q", label: t("search"), placeholder: t("search") }]}
      empty={{ title: t("complete"), body: t("completeBody") }}
    />
  );
}
