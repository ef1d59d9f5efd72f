import { useFormatter, useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { ActionButton } from "@/components/ui/form/action-button";
import { acceptInvitation, removeMember, requestMembership } from "@/lib/identity/company/actions";
import type { OwnCompany, OwnInvitation, previewInvitation } from "@/lib/identity/company/queries";
import { CompanyBadges, logoSrc } from "./states";

/** The caller's companies, with the way in and the way out. */
export function OwnCompanies({ companies }: { companies: readonly OwnCompany[] }) {
  const t = useTranslations("identity.company");
  return (
    <ul className="surface divide-y divide-hairline">
      {companies.map((company) => (
        <li key={company.memberId} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3.5">
          <Avatar id={company.id} src={logoSrc(company.logoFileId)} />
          <div className="min-w-0 flex-[1_1_14rem]">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {company.name}
              <CompanyBadges status={company.status} isVerified={company.isVerified} />
            </p>
            <p className="text-sm text-muted">
              {company.membership === "requested" ? t("waiting") : t(`positions.${company.position}`)}
            </p>
          </div>
          {company.membership === "active" && (
            <LinkButton href={`/company/profile?company=${company.id}`} size="sm" iconEnd="arrow-right">
              {t("open")}
            </LinkButton>
          )}
          <ActionButton
            action={removeMember}
            input={{ memberId: company.memberId }}
            size="sm"
            variant="danger-line"
            confirm={
              company.membership === "active"
                ? { title: t("leaveTitle", { company: company.name }), body: t("leaveText") }
                : undefined
            }
          >
            {t(company.membership === "active" ? "leave" : "withdraw")}
          </ActionButton>
        </li>
      ))}
    </ul>
  );
}

/** Invitations that wait for the caller. */
export function OwnInvitations({ invitations }: { invitations: readonly OwnInvitation[] }) {
  const t = useTranslations("identity.company");
  const format = useFormatter();
  return (
    <ul className="surface divide-y divide-hairline">
      {invitations.map((invitation) => (
        <li key={invitation.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3.5">
          <Avatar id={invitation.companyId} src={logoSrc(invitation.logoFileId)} />
          <div className="min-w-0 flex-[1_1_14rem]">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {invitation.company} <Badge>{t(`positions.${invitation.position}`)}</Badge>
            </p>
            <p className="text-sm text-muted">
              {t("invitedUntil", { date: format.dateTime(invitation.expiresAt, { dateStyle: "long" }) })}
            </p>
          </div>
          <ActionButton
            action={acceptInvitation}
            input={{ invitationId: invitation.id }}
            size="sm"
            variant="primary"
          >
            {t("accept")}
          </ActionButton>
        </li>
      ))}
    </ul>
  );
}

/** What stands behind the link of an invitation. */
export function InvitationAlert({
  token,
  preview,
}: {
  token: string;
  preview: Awaited<ReturnType<typeof previewInvitation>>;
}) {
  const t = useTranslations("identity.company");
  if (!preview) return <Alert tone="warning">{t("invitationSpent")}</Alert>;
  if (!preview.isForCaller)
    return (
      <Alert tone="warning" title={t("invitationTitle", { company: preview.company })}>
        {t("invitationForOther", { email: preview.email })}
      </Alert>
    );
  return (
    <Alert
      tone="info"
      title={t("invitationTitle", { company: preview.company })}
      actions={
        <ActionButton action={acceptInvitation} input={{ token }} variant="primary" size="sm">
          {t("accept")}
        </ActionButton>
      }
    >
      {t("invitationText", { position: t(`positions.${preview.position}`) })}
    </Alert>
  );
}

/** Companies of the caller's mail domain. */
export function JoinableCompanies({
  companies,
}: {
  companies: readonly { id: string; name: string; logoFileId: string | null }[];
}) {
  const t = useTranslations("identity.company");
  return (
    <ul className="surface divide-y divide-hairline">
      {companies.map((company) => (
        <li key={company.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3.5">
          <Avatar id={company.id} src={logoSrc(company.logoFileId)} />
          <p className="min-w-0 flex-1 font-medium">{company.name}</p>
          <ActionButton action={requestMembership} input={{ companyId: company.id }} size="sm">
            {t("askToJoin")}
          </ActionButton>
        </li>
      ))}
    </ul>
  );
}
