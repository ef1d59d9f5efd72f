import type { Metadata } from "next";
import { bySlug, missing } from "@/components/content/public/missing";
import { JsonLd } from "@/components/content/public/seo/json-ld";
import { absoluteFile, absoluteUrl } from "@/components/content/public/seo/metadata";
import { CompanyProfile } from "@/components/identity/company/company-profile";
import { publicCompany } from "@/lib/identity/company/catalog";

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Pages are generated on first request. */
export function generateStaticParams() {
  return [];
}

const read = (_locale: string, slug: string) => publicCompany(slug);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const company = await bySlug(read, { locale, slug });
  if (!company) return {};
  const description = company.description?.slice(0, 200) || undefined;
  const url = absoluteUrl(locale, `/companies/${company.slug}`);
  return {
    title: company.name,
    description,
    alternates: { canonical: url },
    openGraph: { type: "profile", title: company.name, description, url },
  };
}

export default async function CompanyPage({ params }: Props) {
  const { locale, slug } = await params;
  const company = await bySlug(read, { locale, slug });
  if (!company) return missing(locale, `/companies/${slug}`);
  return (
    <>
      <CompanyProfile company={company} />
      <JsonLd
        things={[
          {
            "@type": "Organization",
            "@id": `${absoluteUrl(locale, `/companies/${company.slug}`)}#company`,
            name: company.name,
            url: company.website ?? absoluteUrl(locale, `/companies/${company.slug}`),
            ...(company.legalName ? { legalName: company.legalName } : {}),
            ...(company.description ? { description: company.description } : {}),
            ...(company.logoFileId ? { logo: absoluteFile(`/files/${company.logoFileId}/logo?w=512`) } : {}),
          },
        ]}
      />
    </>
  );
}
