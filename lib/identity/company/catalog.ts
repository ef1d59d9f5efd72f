import { and, eq, isNotNull } from "drizzle-orm";
import { cached } from "../../core/cache";
import { db } from "../../core/db";
import { companies } from "../schema/companies";
import { companyTag } from "../tags";

/** A verified company as everybody sees it; null when absent, unverified, suspended or closed. */
export const publicCompany = cached(
  "company",
  (slug: string) => [companyTag(slug)],
  async (slug: string) => {
    const [row] = await db()
      .select({
        id: companies.id,
        slug: companies.slug,
        name: companies.name,
        legalName: companies.legalName,
        description: companies.description,
        website: companies.website,
        industry: companies.industry,
        sizeBand: companies.sizeBand,
        country: companies.country,
        address: companies.address,
        emailDomain: companies.emailDomain,
        logoFileId: companies.logoFileId,
      })
      .from(companies)
      .where(and(eq(companies.slug, slug), isNotNull(companies.verifiedAt), eq(companies.status, "active")));
    return row ?? null;
  },
);
export type PublicCompany = NonNullable<Awaited<ReturnType<typeof publicCompany>>>;
