import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table/data-table";
import { ActionButton } from "@/components/ui/form/action-button";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextAreaField } from "@/components/ui/form/text-fields";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Page } from "@/lib/core/list";
import {
  hideExternal,
  rejectExternal,
  unhideExternal,
  verifyExternal,
} from "@/lib/credentials/external-certificate/actions";
import { type ExternalListState, externalList } from "@/lib/credentials/external-certificate/list";
import { EXTERNAL_STATUSES } from "@/lib/credentials/external-certificate/model";
import type { ReviewRow } from "@/lib/credentials/external-certificate/queries";
import { ExternalFacts, ExternalProof } from "./external-facts";
import { ExternalStatusBadge } from "./external-status";

/** Everybody's external certificates; those that wait for a reviewer first. */
export function ReviewTable({
  page,
  state,
  zone,
}: {
  page: Page<ReviewRow>;
  state: ExternalListState;
  zone: string;
}) {
  const t = useTranslations("credentials.external.review");
  const status = useTranslations("credentials.external.status");
  return (
    <DataTable
      id="external-certificates"
      caption={t("title")}
      page={page}
      state={state}
      contract={externalList}
      path="/admin/external-certificates"
      csvPath="/api/admin/external-certificates"
      rowId={(row) => row.id}
      rowLabel={(row) => row.title}
      rowActions={(row) => <Moves row={row} />}
      columns={[
        {
          id: "certificate",
          header: t("certificate"),
          cell: (row) => (
            <>
              <span className="font-medium break-words">{row.title}</span>
              <ExternalFacts certificate={row} />
              {row.hiddenReason && <p className="text-sm text-warning">{row.hiddenReason}</p>}
            </>
          ),
        },
        {
          id: "owner",
          header: t("owner"),
          cell: ({ owner }) =>
            owner.isShown ? (
              <Link href={`/people/${owner.username}`} className="link">
                {owner.name}
              </Link>
            ) : (
              owner.name
            ),
        },
        { id: "proof", header: t("proof"), cell: (row) => <ExternalProof certificate={row} /> },
        {
          id: "state",
          header: t("state"),
          tight: true,
          cell: (row) => (
            <span className="flex flex-wrap gap-1.5">
              <ExternalStatusBadge status={row.status} />
              {row.hiddenAt && (
                <Badge tone="warning" icon="eye-off">
                  {t("isHidden")}
                </Badge>
              )}
            </span>
          ),
        },
        {
          id: "asked",
          header: t("asked"),
          sort: "waiting",
          tight: true,
          cell: (row) => <RelativeTime at={row.updatedAt} zone={zone} />,
        },
      ]}
      filters={[
        { kind: "search", name: "q", label: t("search") },
        {
          kind: "select",
          name: "status",
          label: t("state"),
          all: t("anyState"),
          options: EXTERNAL_STATUSES.map((value) => ({ value, label: status(value) })),
        },
        { kind: "flag", name: "hidden", label: t("onlyHidden") },
      ]}
      empty={{ title: t("empty"), body: t("emptyText") }}
    />
  );
}

function Moves({ row }: { row: ReviewRow }) {
  const t = useTranslations("credentials.external.review");
  const { id, title } = row;
  if (!row.mayDecide) return <Badge>{t("yours")}</Badge>;
  return (
    <span className="flex flex-wrap justify-end gap-2 lg:min-w-60 2xl:flex-nowrap">
      {row.status === "pending" && (
        <>
          <ActionButton
            action={verifyExternal}
            input={{ id }}
            size="sm"
            icon="seal"
            confirm={{ title: t("verifyTitle", { title }), body: t("verifyText") }}
          >
            {t("verify")}
          </ActionButton>
          <FormDialog
            action={rejectExternal}
            trigger={t("reject")}
            size="sm"
            variant="danger-line"
            title={t("rejectTitle", { title })}
            description={t("rejectText")}
            hidden={{ id }}
            submit={t("reject")}
          >
            <TextAreaField name="note" label={t("note")} rows={3} maxLength={500} required />
          </FormDialog>
        </>
      )}
      {row.hiddenAt ? (
        <ActionButton action={unhideExternal} input={{ id }} size="sm" icon="eye">
          {t("unhide")}
        </ActionButton>
      ) : (
        <FormDialog
          action={hideExternal}
          trigger={t("hide")}
          size="sm"
          variant="quiet"
          title={t("hideTitle", { title })}
          description={t("hideText")}
          hidden={{ id }}
          submit={t("hide")}
        >
          <TextAreaField name="reason" label={t("note")} rows={3} maxLength={500} required />
        </FormDialog>
      )}
    </span>
  );
}
