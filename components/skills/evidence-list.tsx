import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { DateText } from "@/components/ui/relative-time";
import { ENDORSEMENT } from "@/lib/skills/endorsement/model";
import type { EvidenceRow } from "@/lib/skills/evidence/model";
import { EvidenceStateBadge, ProofBadge } from "./proof";

/** Proofs of a skill: what, by whom, since when, and whether each counts. */
export function EvidenceList<R extends EvidenceRow>({
  rows,
  zone,
  owner,
  actions,
}: {
  rows: readonly R[];
  zone: string;
  /** Whose it is, where that is not plain. */
  owner?: (row: R) => ReactNode;
  actions?: (row: R) => ReactNode;
}) {
  const t = useTranslations("skills.evidence");
  return (
    <ul className="divide-y divide-hairline border-y border-hairline">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3">
          <div className="grid min-w-0 flex-[1_1_18rem] gap-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Title row={row} />
              <ProofBadge proof={row.proof} level={row.level} />
              {row.state !== "valid" && <EvidenceStateBadge state={row.state} />}
            </p>
            <p className="text-sm text-muted">
              {owner && <>{owner(row)} · </>}
              {row.originKind !== ENDORSEMENT && row.verifier && (
                <>{t("by", { name: row.verifier.name ?? t("formerMember") })} · </>
              )}
              <DateText at={row.occurredAt} zone={zone} style="medium" />
              {row.expiresAt && (
                <>
                  {" · "}
                  {row.state === "expired" ? t("expiredOn") : t("until")}{" "}
                  <DateText at={row.expiresAt} zone={zone} style="medium" />
                </>
              )}
            </p>
            {row.chain.length > 0 && <Chain steps={row.chain} />}
            {row.note && (
              <blockquote className="border-l-2 border-hairline pl-3 text-sm">{row.note}</blockquote>
            )}
            {row.state === "revoked" && row.revokeReason && (
              <p className="text-sm text-muted">
                {row.revokeReason === "withdrawn"
                  ? t("withdrawn")
                  : t("reason", { reason: row.revokeReason })}
              </p>
            )}
          </div>
          {actions?.(row)}
        </li>
      ))}
    </ul>
  );
}

/** From the proof to what it rests on, one link below the other. */
function Chain({ steps }: { steps: EvidenceRow["chain"] }) {
  const t = useTranslations("skills.evidence");
  return (
    <ol aria-label={t("chain")} className="mt-1 grid gap-1 border-l border-hairline pl-3 text-sm">
      {steps.map((step) => (
        <li key={step.label} className="break-words">
          {step.label}
          {step.detail && <span className="text-muted"> · {step.detail}</span>}
        </li>
      ))}
    </ol>
  );
}

function Title({ row }: { row: EvidenceRow }) {
  const t = useTranslations("skills.evidence");
  if (row.originKind === ENDORSEMENT)
    return (
      <span className="font-medium">
        {t("endorsedBy", { name: row.verifier?.name ?? t("formerMember") })}
      </span>
    );
  return row.url ? (
    <Link href={row.url} className="link font-medium">
      {row.title}
    </Link>
  ) : (
    <span className="font-medium">{row.title}</span>
  );
}
