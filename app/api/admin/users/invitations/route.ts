import { csvRoute } from "@/lib/core/csv-route";
import { invitationList } from "@/lib/identity/invitation/list";
import { allInvitations } from "@/lib/identity/invitation/queries";

export const dynamic = "force-dynamic";

/** Invitations that nobody has answered as CSV, under the filters of their list. The export is an entry of the audit log. */
export const GET = csvRoute({
  name: "invitations",
  list: invitationList,
  permission: "users.manage",
  audit: "identity.invitation.export",
  rows: (ctx, state) => allInvitations(ctx, state),
  columns: (t) => [
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
});
