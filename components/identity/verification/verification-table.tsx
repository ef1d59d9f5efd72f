import { useTranslations } from "next-intl";
import { Person } from "@/components/ui/avatar";
import { DataTable } from "@/components/ui/data-table/data-table";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Page } from "@/lib/core/list";
import { photoHref } from "@/lib/core/photo";
import { type VerificationListState, verificationList } from "@/lib/identity/verification/list";
import { VERIFICATION_STATUSES, type VerificationType } from "@/lib/identity/verification/model";
import type { VerificationRow } from "@/lib/identity/verification/queries";
import { VerificationBadge } from "./states";

/** The reviewers' list: what waits, the oldest first, unless another state is asked for. */
export function VerificationTable({
  page,
  state,
  types,
  zone,
}: {
  page: Page<VerificationRow>;
  state: VerificationListState;
  types: readonly VerificationType[];
  zone: string;
}) {
  const t = useTranslations("identity.verification");
  return (
    <DataTable
      id="verifications"
      caption={t("list.title")}
      page={page}
      state={state}
      contract={verificationList}
      path="/admin/verifications"
      csvPath="/api/admin/verifications"
      rowId={(row) => row.id}
      rowHref={(row) => `/admin/verifications/${row.id}`}
      rowLabel={(row) => row.name}
      columns={[
        {
          id: "name",
          header: t("list.person"),
          cell: (row) => (
            <Person
              id={row.userId}
              name={row.name}
              src={photoHref(row.avatarFileId, 64)}
              detail={row.company ?? undefined}
            />
          ),
        },
        { id: "type", header: t("list.type"), cell: (row) => t(`types.${row.type}`) },
        {
          id: "status",
          header: t("list.status"),
          tight: true,
          cell: (row) => <VerificationBadge status={row.status} />,
        },
        {
          id: "created",
          header: t("list.created"),
          sort: "created",
          tight: true,
          cell: (row) => <RelativeTime at={row.createdAt} zone={zone} />,
        },
        {
          id: "decided",
          header: t("list.decided"),
          sort: "decided",
          tight: true,
          hidden: true,
          cell: (row) => (row.decidedAt ? <RelativeTime at={row.decidedAt} zone={zone} /> : "–"),
        },
      ]}
      filters={[
        { kind: "search", name: "q", label: t("list.search"), placeholder: t("list.searchHint") },
        {
          kind: "select",
          name: "type",
          label: t("list.type"),
          all: t("list.anyType"),
          options: types.map((value) => ({ value, label: t(`types.${value}`) })),
        },
        {
          kind: "select",
          name: "status",
          label: t("list.status"),
          all: t("statuses.pending"),
          options: [
            ...VERIFICATION_STATUSES.filter((value) => value !== "pending").map((value) => ({
              value,
              label: t(`statuses.${value}`),
            })),
            { value: "all", label: t("list.anyStatus") },
          ],
        },
      ]}
      empty={{ title: t("list.empty"), body: t("list.emptyText") }}
    />
  );
}
