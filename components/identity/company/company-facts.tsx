import { useLocale, useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import { bandText } from "@/lib/identity/company/model";

/** What a company says of itself, as facts. */
export function CompanyFacts({
  company,
}: {
  company: {
    legalName: string | null;
    description: string | null;
    website: string | null;
    industry: string | null;
    sizeBand: string | null;
    country: string | null;
    address: Record<string, string>;
    emailDomain: string | null;
  };
}) {
  const t = useTranslations("identity.company");
  const names = new Intl.DisplayNames(useLocale(), { type: "region" });
  const { street, postcode, city } = company.address;
  const country = company.country ? (names.of(company.country) ?? company.country) : null;
  return (
    <DefinitionList
      items={[
        { term: t("legalName"), value: company.legalName },
        {
          term: t("description"),
          value: company.description && <span className="whitespace-pre-line">{company.description}</span>,
        },
        {
          term: t("website"),
          value: company.website && (
            <a href={company.website} rel="nofollow ugc noopener" className="link break-all">
              {company.website}
            </a>
          ),
        },
        { term: t("industry"), value: company.industry },
        { term: t("size"), value: company.sizeBand && t("people", { band: bandText(company.sizeBand) }) },
        {
          term: t("address"),
          value: [street, [postcode, city].filter(Boolean).join(" "), country].filter(Boolean).join(", "),
        },
        { term: t("domain"), value: company.emailDomain },
      ]}
    />
  );
}
