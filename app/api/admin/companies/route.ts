import { CSV_LIMIT, csvResponse } from "@/lib/core/csv";
import { inTx } from "@/lib/core/ctx";
import { translator } from "@/lib/core/i18n/translate";
import { route } from "@/lib/core/route";
import { allCompanies } from "@/lib/identity/company/admin-queries";
import { companyList } from "@/lib/identity/company/list";

export const dynamic = "force-dynamic";

/** The companies as CSV, under the filters of their list. The export is an entry of the audit log. */
export const GET = route(
  { auth: "session", permission: "companies.manage", limit: CSV_LIMIT },
  async (ctx, { request }) => {
    const state = companyList.parse(Object.fromEntries(new URL(request.url).searchParams));
    const t = await translator(ctx.locale);
    await inTx(ctx, async (tx) =>
      tx.audit({ action: "identity.company.export", changes: { filters: Object.keys(state.filters) } }),
    );
    return csvResponse(
      "companies",
      [
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
      allCompanies(ctx, state),
    );
  },
);
