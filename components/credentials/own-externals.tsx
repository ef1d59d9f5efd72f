import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionButton } from "@/components/ui/form/action-button";
import { deleteExternal, listExternal, submitExternal } from "@/lib/credentials/external-certificate/actions";
import type { ExternalCertificate } from "@/lib/credentials/external-certificate/queries";
import { ExternalFacts, ExternalProof } from "./external-facts";
import { ExternalStatusBadge } from "./external-status";

/** A person's own external certificates, with what can be done with each. */
export function OwnExternals({ certificates }: { certificates: readonly ExternalCertificate[] }) {
  const t = useTranslations("credentials.external");
  if (certificates.length === 0)
    return (
      <EmptyState
        mark="external-certificates"
        title={t("empty")}
        action={
          <LinkButton href="/account/credentials/new" icon="plus" variant="primary">
            {t("add")}
          </LinkButton>
        }
      >
        {t("emptyText")}
      </EmptyState>
    );
  return (
    <ul className="divide-y divide-hairline border-y border-hairline">
      {certificates.map((certificate) => (
        <li key={certificate.id} className="grid gap-2.5 py-5">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h3 className="title-3 min-w-0 break-words">{certificate.title}</h3>
            <ExternalStatusBadge status={certificate.status} />
            <Badge icon={certificate.isPublic && !certificate.hiddenAt ? "eye" : "eye-off"}>
              {t(certificate.isPublic && !certificate.hiddenAt ? "listed" : "unlisted")}
            </Badge>
          </div>
          <ExternalFacts certificate={certificate} />
          {certificate.status === "rejected" && certificate.reviewNote && (
            <p className="text-sm">{t("note", { note: certificate.reviewNote })}</p>
          )}
          {certificate.hiddenReason && (
            <p className="text-sm text-warning">{t("hidden", { reason: certificate.hiddenReason })}</p>
          )}
          <ExternalProof certificate={certificate} />
          <Moves certificate={certificate} />
        </li>
      ))}
    </ul>
  );
}

function Moves({ certificate }: { certificate: ExternalCertificate }) {
  const t = useTranslations("credentials.external");
  const { id, title, status, isPublic, hiddenAt } = certificate;
  return (
    <div className="flex flex-wrap gap-2">
      {(status === "unverified" || status === "rejected") && (
        <ActionButton
          action={submitExternal}
          input={{ id }}
          size="sm"
          icon="seal"
          confirm={{ title: t("submitTitle", { title }), body: t("submitText") }}
        >
          {t("submit")}
        </ActionButton>
      )}
      <LinkButton href={`/account/credentials/${id}`} size="sm" icon="edit">
        {t("edit")}
      </LinkButton>
      {!hiddenAt && (
        <ActionButton action={listExternal} input={{ id, isPublic: !isPublic }} size="sm" variant="quiet">
          {t(isPublic ? "unlist" : "list")}
        </ActionButton>
      )}
      <ActionButton
        action={deleteExternal}
        input={{ id }}
        size="sm"
        icon="trash"
        variant="danger-line"
        confirm={{ title: t("deleteTitle", { title }), body: t("deleteText") }}
      >
        {t("delete")}
      </ActionButton>
    </div>
  );
}
