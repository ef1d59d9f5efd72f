import { allRows } from "@/lib/core/all-rows";
import { csvRoute } from "@/lib/core/csv-route";
import { adminList } from "@/lib/identity/admin/list";
import { listAdmins } from "@/lib/identity/admin/queries";

export const dynamic = "force-dynamic";

/** The administrators as CSV, under the filters of their list. The export is an entry of the audit log. */
export const GET = csvRoute({
  name: "administrators",
  list: adminList,
  permission: "admins.manage",
  audit: "identity.admin.export",
  rows: (ctx, state) => allRows(ctx, listAdmins, state),
  columns: (t) => [
    { header: t("identity.users.name"), value: (row) => row.name },
    { header: t("identity.field.username"), value: (row) => row.username },
    { header: t("identity.field.email"), value: (row) => row.email },
    {
      header: t("identity.users.roles"),
      value: (row) => row.grants.map(({ role }) => t(`identity.role.${role}`)).join(", "),
    },
    {
      header: t("identity.security.factor"),
      value: (row) => t(row.hasFactor ? "identity.security.factorOn" : "identity.security.factorOff"),
    },
    { header: t("identity.users.status"), value: (row) => t(`identity.status.${row.status}`) },
    { header: t("identity.users.seen"), value: (row) => row.lastLoginAt },
  ],
});
