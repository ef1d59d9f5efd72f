import { useLocale, useTranslations } from "next-intl";
import { Person } from "@/components/ui/avatar";
import { DataTable } from "@/components/ui/data-table/data-table";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Page } from "@/lib/core/list";
import type { CompanyListRow } from "@/lib/identity/company/admin-queries";
import { type CompanyListState, companyList } from "@/lib/identity/company/list";
import { COMPANY_STATUSES } from "@/lib/identity/company/model";
import { CompanyBadges, logoSrc } from "./states";

/** The companies of the house as a list. */
export function CompanyTable({
  page,
  state,
  zone,
}: {
  page: Page<CompanyListRow>;
  state: CompanyListState;
  zone: string;
}) {
  const t = useTranslations("identity.company");
  const names = new Intl.DisplayNames(useLocale(), { type: "region" });
  return (
    <DataTable
      id="companies"
      caption={t("list.title")}
      page={page}
      state={state}
      contract={companyList}
      path="/admin/companies"
      csvPath="/api/admin/companies"
      rowId={(row) => row.id}
      rowHref={(row) => `/admin/companies/${row.id}`}
      rowLabel={(row) => row.name}
      columns={[
        {
          id: "name",
          header: t("name"),
          sort: "name",
          cell: (row) => <Person id={row.id} name={row.name} src={logoSrc(row.logoFileId)} />,
        },
        {
          id: "status",
          header: t("list.status"),
          tight: true,
          cell: (row) => <CompanyBadges status={row.status} isVerified={row.isVerified} />,
        },
        { id: "industry", header: t("industry"), cell: (row) => row.industry ?? "–" },
        {
          id: "country",
          header: t("country"),
          cell: (row) => (row.country ? (names.of(row.country) ?? row.country) : "–"),
        },
        {
          id: "members",
          header: t("list.members"),
          sort: "members",
          align: "end",
          tight: true,
          cell: (row) => row.members,
        },
        {
          id: "created",
          header: t("list.created"),
          sort: "created",
          tight: true,
          cell: (row) => <RelativeTime at={row.createdAt} zone={zone} />,
        },
      ]}
      filters={[
        { kind: "search", name: "q", label: t("list.search"), placeholder: t("list.searchHint") },
        {
          kind: "select",
          name: "status",
          label: t("list.status"),
          all: t("list.anyStatus"),
          options: COMPANY_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
        },
        {
          kind: "select",
          name: "verified",
          label: t("verified"),
          all: t("list.verifiedOrNot"),
          options: [
            { value: "yes", label: t("verified") },
            { value: "no", label: t("list.notVerified") },
          ],
        },
      ]}
      empty={{ title: t("list.empty"), body: t("list.emptyText") }}
    />
  );
}
