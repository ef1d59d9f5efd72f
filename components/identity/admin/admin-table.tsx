import { useTranslations } from "next-intl";
import { Person } from "@/components/ui/avatar";
import { StatusBadge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table/data-table";
import { SelectField } from "@/components/ui/form/choice-fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Page } from "@/lib/core/list";
import { photoHref } from "@/lib/core/photo";
import { type AdminListState, adminList } from "@/lib/identity/admin/list";
import type { AdminRow } from "@/lib/identity/admin/queries";
import { revokeRole } from "@/lib/identity/role/actions";
import { ADMIN_ROLES } from "@/lib/identity/role/model";
import { RoleBadges, UserStatusBadge } from "../states";
import { GrantRoleButton, Reason } from "../user-roles";

/** The administrators, with what a super admin may do about their roles. */
export function AdminTable({
  page,
  state,
  zone,
}: {
  page: Page<AdminRow>;
  state: AdminListState;
  zone: string;
}) {
  const t = useTranslations("identity");
  return (
    <DataTable
      id="admins"
      caption={t("admins.title")}
      page={page}
      state={state}
      contract={adminList}
      path="/admin/admins"
      csvPath="/api/admin/admins"
      rowId={(row) => row.id}
      rowHref={(row) => `/admin/users/${row.id}`}
      rowLabel={(row) => row.name}
      columns={[
        {
          id: "name",
          header: t("users.name"),
          sort: "name",
          cell: (row) => (
            <Person
              id={row.id}
              name={row.isSelf ? t("admins.you", { name: row.name }) : row.name}
              src={photoHref(row.avatarFileId, 64)}
              detail={[row.jobTitle, row.department].filter(Boolean).join(", ") || undefined}
            />
          ),
        },
        {
          id: "roles",
          header: t("users.roles"),
          cell: (row) => <RoleBadges roles={row.grants.map((grant) => grant.role)} />,
        },
        {
          id: "factor",
          header: t("security.factor"),
          tight: true,
          cell: (row) => (
            <StatusBadge
              tone={row.hasFactor ? "success" : "warning"}
              icon={row.hasFactor ? "success" : "warning"}
            >
              {t(row.hasFactor ? "security.factorOn" : "security.factorOff")}
            </StatusBadge>
          ),
        },
        {
          id: "status",
          header: t("users.status"),
          tight: true,
          cell: (row) => <UserStatusBadge status={row.status} />,
        },
        {
          id: "seen",
          header: t("users.seen"),
          sort: "seen",
          tight: true,
          cell: (row) => (row.lastLoginAt ? <RelativeTime at={row.lastLoginAt} zone={zone} /> : "–"),
        },
        { id: "email", header: t("field.email"), hidden: true, cell: (row) => row.email },
      ]}
      rowActions={(row) => !row.isSelf && <AdminMoves admin={row} />}
      filters={[
        { kind: "search", name: "q", label: t("users.search"), placeholder: t("users.searchHint") },
        {
          kind: "select",
          name: "role",
          label: t("users.role"),
          all: t("users.anyRole"),
          options: ADMIN_ROLES.map((value) => ({ value, label: t(`role.${value}`) })),
        },
        {
          kind: "select",
          name: "factor",
          label: t("security.factor"),
          all: t("admins.anyFactor"),
          options: [
            { value: "on", label: t("security.factorOn") },
            { value: "off", label: t("security.factorOff") },
          ],
        },
      ]}
      empty={{ title: t("admins.none") }}
    />
  );
}

function AdminMoves({ admin }: { admin: AdminRow }) {
  const t = useTranslations("identity");
  return (
    <span className="flex flex-wrap justify-end gap-2 lg:flex-nowrap">
      {admin.status === "active" && (
        <GrantRoleButton
          userId={admin.id}
          held={admin.grants.map((grant) => grant.role)}
          offered={ADMIN_ROLES}
        />
      )}
      <FormDialog
        action={revokeRole}
        trigger={t("user.revoke")}
        size="sm"
        variant="danger-line"
        title={t("admins.revokeTitle", { name: admin.name })}
        description={t("admins.revokeText")}
        submit={t("user.revoke")}
      >
        <SelectField
          name="grantId"
          label={t("users.role")}
          options={admin.grants.map((grant) => ({ value: grant.id, label: t(`role.${grant.role}`) }))}
          required
        />
        <Reason />
      </FormDialog>
    </span>
  );
}
