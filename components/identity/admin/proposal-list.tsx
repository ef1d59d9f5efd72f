import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/badge";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Proposal } from "@/lib/identity/admin/queries";
import { decideRole, keepAdmin, revokeRole } from "@/lib/identity/role/actions";
import { Reason } from "../user-roles";

/** What waits for a second super admin, with the answers that the reader may give. */
export function ProposalList({ proposals, zone }: { proposals: readonly Proposal[]; zone: string }) {
  const t = useTranslations("identity.proposal");
  return (
    <ul className="surface divide-y divide-hairline">
      {proposals.map((proposal) => (
        <li key={proposal.grantId} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
          <div className="min-w-0 flex-[1_1_14rem]">
            <p className="flex flex-wrap items-center gap-2">
              <Link className="link font-medium" href={`/admin/users/${proposal.userId}`}>
                {proposal.name}
              </Link>
              <StatusBadge
                tone={proposal.isExpired ? "plain" : "warning"}
                icon={proposal.isExpired ? "archive" : "clock"}
              >
                {t(proposal.isExpired ? "expired" : proposal.kind)}
              </StatusBadge>
            </p>
            <p className="text-sm text-muted">
              {t("by", { name: proposal.by })}, <RelativeTime at={proposal.at} zone={zone} />
              {proposal.reason && <> · {proposal.reason}</>}
            </p>
            {!proposal.isExpired && (
              <p className="text-sm text-muted">
                {t(proposal.isOwn ? "waitsForOther" : "until")}{" "}
                <RelativeTime at={proposal.until} zone={zone} exact />
              </p>
            )}
          </div>
          <ProposalMoves proposal={proposal} />
        </li>
      ))}
    </ul>
  );
}

function ProposalMoves({ proposal }: { proposal: Proposal }) {
  const t = useTranslations("identity.proposal");
  const { grantId, kind, name } = proposal;
  const dialog = { size: "sm" as const, children: <Reason /> };
  return (
    <span className="flex flex-wrap gap-2">
      {proposal.mayApprove && kind === "grant" && (
        <FormDialog
          {...dialog}
          action={decideRole}
          trigger={t("approve")}
          variant="primary"
          title={t("approveTitle", { name })}
          description={t("approveText")}
          submit={t("approve")}
          hidden={{ grantId, decision: "approve" }}
        />
      )}
      {proposal.mayApprove && kind === "revoke" && (
        <FormDialog
          {...dialog}
          action={revokeRole}
          trigger={t("approve")}
          variant="danger-line"
          title={t("revokeTitle", { name })}
          submit={t("approve")}
          hidden={{ grantId }}
        />
      )}
      {proposal.mayDecline && kind === "grant" && (
        <FormDialog
          {...dialog}
          action={decideRole}
          trigger={t(proposal.isOwn ? "withdraw" : "decline")}
          title={t("declineTitle", { name })}
          submit={t(proposal.isOwn ? "withdraw" : "decline")}
          hidden={{ grantId, decision: "decline" }}
        />
      )}
      {proposal.mayDecline && kind === "revoke" && (
        <FormDialog
          {...dialog}
          action={keepAdmin}
          trigger={t(proposal.isOwn ? "withdraw" : "decline")}
          title={t("keepTitle", { name })}
          submit={t(proposal.isOwn ? "withdraw" : "decline")}
          hidden={{ grantId }}
        />
      )}
    </span>
  );
}
