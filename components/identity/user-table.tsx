import { useTranslations } from "next-intl";
import { Person } from "@/components/ui/avatar";
import { DataTable } from "@/components/ui/data-table/data-table";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Page } from "@/lib/core/list";
import { photoHref } from "@/lib/core/photo";
import { USER_STATUSES } from "@/lib/identity/account/model";
import { ROLES } from "@/lib/identity/role/model";
import { type UserListState, userList } from "@/lib/identity/user/list";
import type { UserListRow } from "@/lib/identity/user/queries";
import { VERIFICATION_STATUSES } from "@/lib/identity/verification/model";
import { RoleBadges, UserStatusBadge } from "./states";
import { VerificationBadge } from "./verification/states";

/** The people of the house as a list. */
export function UserTable({
  page,
  state,
  zone,
}: {
  page: Page<UserListRow>;
  state: UserListState;
  zone: string;
}) {
  const t = useTranslations("identity");
  return (
    <DataTable
      id="users"
      caption={t("users.title")}
      page={page}
      state={state}
      contract={userList}
      path="/admin/users"
      csvPath="/api/admin/users"
      rowId={(row) => row.id}
      rowHref={(row) => `/admin/users/${row.id}`}
      rowLabel={(row) => row.name || row.username}
      columns={[
        {
          id: "name",
          header: t("users.name"),
          sort: "name",
          cell: (row) => (
            <Person id={row.id} name={row.name || row.username} src={photoHref(row.avatarFileId, 64)} />
          ),
        },
        {
          id: "username",
          header: t("field.username"),
          sort: "username",
          hidden: true,
          cell: (row) => row.username,
        },
        {
          id: "email",
          header: t("field.email"),
          sort: "email",
          cell: (row) => <span className="wrap-anywhere">{row.email}</span>,
        },
        { id: "roles", header: t("users.roles"), cell: (row) => <RoleBadges roles={row.roles} /> },
        {
          id: "status",
          header: t("users.status"),
          sort: "status",
          tight: true,
          cell: (row) => <UserStatusBadge status={row.status} />,
        },
        {
          id: "verification",
          header: t("users.verification"),
          tight: true,
          hidden: true,
          cell: (row) => (row.verification ? <VerificationBadge status={row.verification} /> : "–"),
        },
        {
          id: "seen",
          header: t("users.seen"),
          sort: "seen",
          tight: true,
          cell: (row) => (row.lastLoginAt ? <RelativeTime at={row.lastLoginAt} zone={zone} /> : "–"),
        },
        {
          id: "created",
          header: t("users.created"),
          sort: "created",
          tight: true,
          cell: (row) => <RelativeTime at={row.createdAt} zone={zone} />,
        },
      ]}
      filters={[
        { kind: "search", name: "q", label: t("users.search"), placeholder: t("users.searchHint") },
        {
          kind: "select",
          name: "role",
          label: t("users.role"),
          all: t("users.anyRole"),
          options: ROLES.map((value) => ({ value, label: t(`role.${value}`) })),
        },
        {
          kind: "select",
          name: "status",
          label: t("users.status"),
          all: t("users.anyStatus"),
          options: USER_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
        },
        {
          kind: "select",
          name: "verification",
          label: t("users.verification"),
          all: t("users.anyVerification"),
          options: [
            ...VERIFICATION_STATUSES.map((value) => ({
              value,
              label: t(`verification.statuses.${value}`),
            })),
            { value: "none", label: t("users.noVerification") },
          ],
        },
        { kind: "date", name: "since", label: t("users.since") },
        { kind: "date", name: "until", label: t("users.until") },
      ]}
      empty={{ title: t("users.empty") }}
    />
  );
}
