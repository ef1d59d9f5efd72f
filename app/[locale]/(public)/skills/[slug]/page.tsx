import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { bySlug, missing } from "@/components/content/public/missing";
import { JsonLd } from "@/components/content/public/seo/json-ld";
import { absoluteUrl, listMetadata } from "@/components/content/public/seo/metadata";
import { breadcrumbs } from "@/components/content/public/seo/things";
import { site } from "@/components/content/public/site/site";
import { SkillView } from "@/components/skills/public/skill-view";
import { panelsOfSkill, skillBySlug } from "@/lib/skills/catalog";

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Pages are generated on first request. */
export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const [house, skill, t] = await Promise.all([
    site(),
    bySlug(skillBySlug, { locale, slug }),
    getTranslations("skills.public"),
  ]);
  if (!skill) return {};
  return listMetadata(house, locale, {
    path: `/skills/${slug}`,
    title: skill.name,
    description: skill.description ?? t("about", { name: skill.name }),
    filtered: skill.status === "retired",
  });
}

export default async function SkillPage({ params }: Props) {
  const { locale, slug } = await params;
  const [skill, t] = await Promise.all([
    bySlug(skillBySlug, { locale, slug }),
    getTranslations("skills.public"),
  ]);
  if (!skill) return missing(locale, `/skills/${slug}`);
  const path = `/skills/${slug}`;
  return (
    <>
      <SkillView skill={skill} panels={await panelsOfSkill(locale, skill.id)} />
      <JsonLd
        things={[
          {
            "@type": "DefinedTerm",
            name: skill.name,
            url: absoluteUrl(locale, path),
            alternateName: skill.labels.map((l) => l.label).filter((label) => label !== skill.name),
            ...(skill.description ? { description: skill.description } : {}),
          },
          breadcrumbs(locale, [
            { name: t("title"), path: "/skills" },
            ...(skill.category
              ? [{ name: skill.category.name, path: `/skills/category/${skill.category.slug}` }]
              : []),
            { name: skill.name, path },
          ]),
        ]}
      />
    </>
  );
}
