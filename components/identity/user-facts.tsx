import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { revealPersonal } from "@/lib/identity/user/actions";
import type { PersonCompany, PersonVerification, UserDetail } from "@/lib/identity/user/detail-queries";
import { CompanyBadges } from "./company/states";
import { RevealButton } from "./reveal-button";
import { VerificationBadge } from "./verification/states";

/** Birth date, address and emergency contact, which nobody sees before pressing the button. */
export function PersonalPanel({ userId }: { userId: string }) {
  const t = useTranslations("identity.user");
  return (
    <Panel title={t("personal")}>
      <p className="mb-3 text-sm text-muted">{t("personalText")}</p>
      <RevealButton
        action={revealPersonal}
        input={{ userId }}
        label={t("personalShow")}
        words={{
          birthDate: t("birthDate"),
          address: t("address"),
          emergencyName: t("emergencyName"),
          emergencyPhone: t("emergencyPhone"),
        }}
        none="–"
      />
    </Panel>
  );
}

/** The proofs that a person submitted. */
export function PersonVerifications({
  verifications,
  zone,
}: {
  verifications: readonly PersonVerification[];
  zone: string;
}) {
  const t = useTranslations("identity.verification");
  return (
    <ul className="surface divide-y divide-hairline">
      {verifications.map((proof) => (
        <li key={proof.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
          <p className="min-w-0 flex-1 font-medium">
            {proof.mayOpen ? (
              <Link className="link" href={`/admin/verifications/${proof.id}`}>
                {t(`types.${proof.type}`)}
              </Link>
            ) : (
              t(`types.${proof.type}`)
            )}
          </p>
          <span className="flex flex-wrap items-center gap-2 text-sm text-muted">
            <VerificationBadge status={proof.status} />
            <RelativeTime at={proof.createdAt} zone={zone} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The companies that a person acts for, or has asked to. */
export function PersonCompanies({ companies }: { companies: readonly PersonCompany[] }) {
  const t = useTranslations("identity");
  return (
    <ul className="surface divide-y divide-hairline">
      {companies.map((company) => (
        <li key={company.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
          <p className="flex min-w-0 flex-1 flex-wrap items-center gap-2 font-medium">
            {company.mayOpen ? (
              <Link className="link" href={`/admin/companies/${company.id}`}>
                {company.name}
              </Link>
            ) : (
              company.name
            )}
            <CompanyBadges status={company.status} isVerified={company.isVerified} />
          </p>
          <Badge>
            {company.membership === "requested"
              ? t("grant.requested")
              : t(`company.positions.${company.position}`)}
          </Badge>
        </li>
      ))}
    </ul>
  );
}

/** That an account is being erased, and what keeps it from it. */
export function ErasureNote({ user, zone }: { user: UserDetail; zone: string }) {
  const t = useTranslations("identity.user");
  const say = useTranslations();
  if (!user.deletedAt) return null;
  return (
    <Alert tone={user.blockers.length > 0 ? "error" : "warning"} title={t("erasing")}>
      <p>
        {t("erasingSince")} <RelativeTime at={user.deletedAt} zone={zone} exact />
      </p>
      {user.blockers.length > 0 && (
        <>
          <p>{t("erasingBlocked")}</p>
          <ul className="list-disc pl-5">
            {user.blockers.map((blocker) => (
              <li key={blocker.key + JSON.stringify(blocker.params)}>{say(blocker.key, blocker.params)}</li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
}
