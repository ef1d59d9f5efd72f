import { CSV_LIMIT, csvResponse } from "@/lib/core/csv";
import { inTx } from "@/lib/core/ctx";
import { translator } from "@/lib/core/i18n/translate";
import { route } from "@/lib/core/route";
import { userList } from "@/lib/identity/user/list";
import { allUsers } from "@/lib/identity/user/queries";

export const dynamic = "force-dynamic";

/** The people as CSV, under the filters of their list. The export is an entry of the audit log. */
export const GET = route(
  { auth: "session", permission: "users.read", limit: CSV_LIMIT },
  async (ctx, { request }) => {
    const state = userList.parse(Object.fromEntries(new URL(request.url).searchParams));
    const t = await translator(ctx.locale);
    await inTx(ctx, async (tx) =>
      tx.audit({ action: "identity.user.export", changes: { filters: Object.keys(state.filters) } }),
    );
    return csvResponse(
      "people",
      [
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
      allUsers(ctx, state),
    );
  },
);
