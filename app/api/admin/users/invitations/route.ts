import { CSV_LIMIT, csvResponse } from "@/lib/core/csv";
import { inTx } from "@/lib/core/ctx";
import { translator } from "@/lib/core/i18n/translate";
import { route } from "@/lib/core/route";
import { invitationList } from "@/lib/identity/invitation/list";
import { allInvitations } from "@/lib/identity/invitation/queries";

export const dynamic = "force-dynamic";

/** Invitations that nobody has answered as CSV, under the filters of their list. The export is an entry of the audit log. */
export const GET = route(
  { auth: "session", permission: "users.manage", limit: CSV_LIMIT },
  async (ctx, { request }) => {
    const state = invitationList.parse(Object.fromEntries(new URL(request.url).searchParams));
    const t = await translator(ctx.locale);
    await inTx(ctx, async (tx) =>
      tx.audit({ action: "identity.invitation.export", changes: { filters: Object.keys(state.filters) } }),
    );
    return csvResponse(
      "invitations",
      [
        { header: t("identity.field.email"), value: (row) => row.email },
        { header: t("identity.users.role"), value: (row) => t(`identity.role.${row.role}`) },
        {
          header: t("identity.users.status"),
          value: (row) => t(`identity.invitation.states.${row.isExpired ? "expired" : "open"}`),
        },
        { header: t("identity.invitation.by"), value: (row) => row.invitedBy },
        { header: t("identity.invitation.sent"), value: (row) => row.sentAt },
        { header: t("identity.invitation.until"), value: (row) => row.expiresAt },
      ],
      allInvitations(ctx, state),
    );
  },
);
