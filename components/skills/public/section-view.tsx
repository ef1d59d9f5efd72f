import { getTranslations } from "next-intl/server";
import { FilterRow } from "@/components/content/public/views/filter-row";
import { PageHead } from "@/components/content/public/views/page-head";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import type { SkillsSection } from "@/lib/skills/skill/section";

/** One category: what is above and below it, and the skills in it, the most used first. */
export async function SectionView({
  section: { category, above, below, rows, pages },
  page,
  href,
}: {
  section: SkillsSection;
  page: number;
  href: (page: number) => string;
}) {
  const t = await getTranslations("skills.public");
  return (
    <>
      <div className="page-width -mb-6 pt-6">
        <Breadcrumbs
          items={[
            { label: t("title"), href: "/skills" },
            ...above.map((c) => ({ label: c.name, href: `/skills/category/${c.slug}` })),
            { label: category.name },
          ]}
        />
      </div>
      <PageHead title={category.name} lead={category.description || undefined} />
      <div className="page-width">
        {below.length > 0 && (
          <FilterRow
            label={t("below")}
            choices={below.map((c) => ({
              href: `/skills/category/${c.slug}`,
              label: c.name,
              current: false,
              count: c.skills,
            }))}
          />
        )}
        {rows.length === 0 && (
          <EmptyState mark={category.slug} title={t("emptySection")}>
            {t("emptySectionText")}
          </EmptyState>
        )}
        <ul className="grid gap-x-12 gap-y-0 pt-4 md:grid-cols-2">
          {rows.map((skill) => (
            <li key={skill.id} className="cover-host border-b border-hairline py-4">
              <h2 className="display-4">
                <Link href={`/skills/${skill.slug}`} className="cover-link hover-underline">
                  {skill.name}
                </Link>
              </h2>
              {skill.description && <p className="mt-1 line-clamp-2">{skill.description}</p>}
              {skill.people > 0 && (
                <p className="mt-1 text-sm text-muted">{t("people", { count: skill.people })}</p>
              )}
            </li>
          ))}
        </ul>
        <Pagination page={page} pageCount={pages} href={href} />
      </div>
    </>
  );
}
