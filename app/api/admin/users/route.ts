import { csvRoute } from "@/lib/core/csv-route";
import { userList } from "@/lib/identity/user/list";
import { allUsers } from "@/lib/identity/user/queries";

export const dynamic = "force-dynamic";

/** The people as CSV, under the filters of their list. The export is an entry of the audit log. */
export const GET = csvRoute({
  name: "people",
  list: userList,
  permission: "users.read",
  audit: "identity.user.export",
  rows: allUsers,
  columns: (t) => [
    { header: t("identity.users.name"), value: (row) => row.name },
    { header: t("identity.field.username"), value: (row) => row.username },
    { header: t("identity.field.email"), value: (row) => row.email },
    { header: t("identity.users.status"), value: (row) => t(`identity.status.${row.status}`) },
    {
      header: t("identity.users.roles"),
      value: (row) => row.roles.map((role) => t(`identity.role.${role}`)).join(", "),
    },
    {
      header: t("identity.users.verification"),
      value: (row) => row.verification && t(`identity.verification.statuses.${row.verification}`),
    },
    { header: t("identity.users.created"), value: (row) => row.createdAt },
    { header: t("identity.users.seen"), value: (row) => row.lastLoginAt },
  ],
});
