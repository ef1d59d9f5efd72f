import { csvRoute } from "@/lib/core/csv-route";
import { allCompanies } from "@/lib/identity/company/admin-queries";
import { companyList } from "@/lib/identity/company/list";

export const dynamic = "force-dynamic";

/** The companies as CSV, under the filters of their list. The export is an entry of the audit log. */
export const GET = csvRoute({
  name: "companies",
  list: companyList,
  permission: "companies.manage",
  audit: "identity.company.export",
  rows: allCompanies,
  columns: (t) => [
    { header: t("identity.company.name"), value: (row) => row.name },
    {
      header: t("identity.company.list.status"),
      value: (row) => t(`identity.company.statuses.${row.status}`),
    },
    {
      header: t("identity.company.verified"),
      value: (row) => t(row.isVerified ? "identity.company.yes" : "identity.company.no"),
    },
    { header: t("identity.company.industry"), value: (row) => row.industry },
    { header: t("identity.company.country"), value: (row) => row.country },
    { header: t("identity.company.list.members"), value: (row) => row.members },
    { header: t("identity.company.list.created"), value: (row) => row.createdAt },
  ],
});
