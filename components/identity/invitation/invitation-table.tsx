import { useTranslations } from "next-intl";
import { Badge, StatusBadge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table/data-table";
import { ActionButton } from "@/components/ui/form/action-button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Page } from "@/lib/core/list";
import { resendInvitation, revokeInvitation } from "@/lib/identity/invitation/actions";
import { type InvitationListState, invitationList } from "@/lib/identity/invitation/list";
import { INVITED_ROLES } from "@/lib/identity/invitation/model";
import type { InvitationRow } from "@/lib/identity/invitation/queries";

/** Invitations that nobody has accepted, with the ways to send them again and to take them back. */
export function InvitationTable({
  page,
  state,
  zone,
}: {
  page: Page<InvitationRow>;
  state: InvitationListState;
  zone: string;
}) {
  const t = useTranslations("identity");
  return (
    <DataTable
      id="invitations"
      caption={t("invitation.title")}
      page={page}
      state={state}
      contract={invitationList}
      path="/admin/users/invitations"
      csvPath="/api/admin/users/invitations"
      rowId={(row) => row.id}
      rowLabel={(row) => row.email}
      columns={[
        { id: "email", header: t("field.email"), sort: "email", cell: (row) => row.email },
        { id: "role", header: t("users.role"), cell: (row) => <Badge>{t(`role.${row.role}`)}</Badge> },
        {
          id: "state",
          header: t("users.status"),
          tight: true,
          cell: (row) => (
            <StatusBadge tone={row.isExpired ? "plain" : "info"} icon={row.isExpired ? "archive" : "clock"}>
              {t(`invitation.states.${row.isExpired ? "expired" : "open"}`)}
            </StatusBadge>
          ),
        },
        { id: "by", header: t("invitation.by"), cell: (row) => row.invitedBy },
        {
          id: "sent",
          header: t("invitation.sent"),
          sort: "sent",
          tight: true,
          cell: (row) => <RelativeTime at={row.sentAt} zone={zone} />,
        },
        {
          id: "expires",
          header: t("invitation.until"),
          sort: "expires",
          tight: true,
          cell: (row) => <RelativeTime at={row.expiresAt} zone={zone} />,
        },
      ]}
      rowActions={(row) => (
        <span className="flex justify-end gap-2">
          <ActionButton action={resendInvitation} input={{ invitationId: row.id }} size="sm">
            {t("invitation.resend")}
          </ActionButton>
          <ActionButton
            action={revokeInvitation}
            input={{ invitationId: row.id }}
            size="sm"
            variant="danger-line"
            confirm={{ title: t("invitation.revokeTitle", { email: row.email }) }}
          >
            {t("invitation.revoke")}
          </ActionButton>
        </span>
      )}
      filters={[
        { kind: "search", name: "q", label: t("invitation.search") },
        {
          kind: "select",
          name: "role",
          label: t("users.role"),
          all: t("users.anyRole"),
          options: INVITED_ROLES.map((value) => ({ value, label: t(`role.${value}`) })),
        },
        {
          kind: "select",
          name: "state",
          label: t("users.status"),
          all: t("users.anyStatus"),
          options: (["open", "expired"] as const).map((value) => ({
            value,
            label: t(`invitation.states.${value}`),
          })),
        },
      ]}
      empty={{ title: t("invitation.none"), body: t("invitation.noneText") }}
    />
  );
}
