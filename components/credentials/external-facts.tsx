import { useFormatter, useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { fileUrl } from "@/lib/core/files";
import type { ExternalCertificate } from "@/lib/credentials/external-certificate/queries";

/** A calendar day without a zone. */
const day = (text: string) => new Date(`${text}T00:00:00Z`);

/** Issuer, days and number of a certificate, on one line. */
export function ExternalFacts({ certificate }: { certificate: ExternalCertificate }) {
  const t = useTranslations("credentials.external");
  const format = useFormatter();
  const date = (text: string) => format.dateTime(day(text), { dateStyle: "medium", timeZone: "UTC" });
  const { issuer, issueDate, expiresOn, credentialId } = certificate;
  const over = expiresOn !== null && day(expiresOn).getTime() + 86_400_000 < Date.now();
  const facts = [
    issuer,
    t("issued", { date: date(issueDate) }),
    expiresOn && t(over ? "expired" : "until", { date: date(expiresOn) }),
    credentialId && t("number", { id: credentialId }),
  ].filter(Boolean);
  return (
    <>
      <p className="text-sm text-muted break-words">{facts.join(" · ")}</p>
      {certificate.skills.length > 0 && (
        <p className="text-sm break-words">
          {t("about", { skills: format.list(certificate.skills.map((skill) => skill.name)) })}
        </p>
      )}
    </>
  );
}

/** Where a certificate can be seen. What its owner links to is nobody's recommendation. */
export function ExternalProof({ certificate }: { certificate: ExternalCertificate }) {
  const t = useTranslations("credentials.external");
  const { certificateUrl, file } = certificate;
  return (
    <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {certificateUrl && (
        <Link
          href={certificateUrl}
          rel="nofollow ugc noopener"
          target="_blank"
          className="link inline-flex items-center gap-1 whitespace-nowrap"
        >
          {t("openUrl")} <Icon name="external" size={14} />
        </Link>
      )}
      {file && (
        <a href={fileUrl(file)} className="link inline-flex items-center gap-1 whitespace-nowrap">
          {t("openFile")} <Icon name="file" size={14} />
        </a>
      )}
    </p>
  );
}
