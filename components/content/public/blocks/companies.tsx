import type { CompanyCard } from "@/lib/content/trusted-company/model";
import { StoredPicture } from "../stored-picture";
import { Section } from "./section";

/** Those who trust the institution, as a wall of signs. */
export function CompaniesBlock({ heading, companies }: { heading: string; companies: CompanyCard[] }) {
  if (companies.length === 0) return null;
  return (
    <Section heading={heading}>
      <ul className="company-wall">
        {companies.map((company) => (
          <li key={company.id}>
            <StoredPicture
              picture={company.logo}
              seed={company.id}
              alt=""
              ratio="1"
              sizes="40px"
              className="h-10 w-10 shrink-0"
            />
            {company.url ? (
              <a href={company.url} rel="noopener nofollow" className="link-quiet font-medium">
                {company.name}
              </a>
            ) : (
              <span className="font-medium">{company.name}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
