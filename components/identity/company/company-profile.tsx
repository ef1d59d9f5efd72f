import { useLocale, useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { StatusBadge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import type { PublicCompany } from "@/lib/identity/company/catalog";
import { bandText } from "@/lib/identity/company/model";
import { logoSrc } from "./states";

/** The public page of a verified company. */
export function CompanyProfile({ company }: { company: PublicCompany }) {
  const t = useTranslations("identity.company");
  const names = new Intl.DisplayNames(useLocale(), { type: "region" });
  const country = company.country ? (names.of(company.country) ?? company.country) : null;
  const place = [company.address.city, country].filter(Boolean).join(", ");
  const facts = [
    { icon: "briefcase" as const, text: company.industry },
    { icon: "people" as const, text: company.sizeBand && t("people", { band: bandText(company.sizeBand) }) },
    { icon: "pin" as const, text: place },
  ].filter((fact) => fact.text);
  return (
    <article className="page-width grid gap-x-16 gap-y-10 pt-[clamp(2rem,5vw,4.5rem)] pb-16 lg:grid-cols-[minmax(0,5fr)_minmax(0,8fr)]">
      <header className="self-start">
        <Avatar id={company.id} size="xl" src={logoSrc(company.logoFileId, 256)} />
        <h1 className="display-2 mt-5 break-words">{company.name}</h1>
        {company.legalName && <p className="text-muted">{company.legalName}</p>}
        <p className="mt-4">
          <StatusBadge tone="award" icon="seal">
            {t("verified")}
          </StatusBadge>
        </p>
        <ul className="mt-5 grid gap-1.5 text-sm">
          {facts.map(({ icon, text }) => (
            <li key={icon} className="flex items-center gap-2">
              <Icon name={icon} size={16} className="text-muted" />
              {text}
            </li>
          ))}
          {company.website && (
            <li className="flex min-w-0 items-center gap-2">
              <Icon name="globe" size={16} className="text-muted" />
              <a href={company.website} rel="nofollow ugc noopener" className="link min-w-0 truncate">
                {company.website.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "")}
              </a>
            </li>
          )}
        </ul>
      </header>
      <p className="prose max-w-measure whitespace-pre-line break-words">
        {company.description ?? t("noDescription", { company: company.name })}
      </p>
    </article>
  );
}
