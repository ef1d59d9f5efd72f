import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { bySlug, missing } from "@/components/content/public/missing";
import { JsonLd } from "@/components/content/public/seo/json-ld";
import { listMetadata } from "@/components/content/public/seo/metadata";
import { breadcrumbs } from "@/components/content/public/seo/things";
import { site } from "@/components/content/public/site/site";
import { isAppError } from "@/lib/core/errors";
import { type ListState, listContract } from "@/lib/core/list";
import { requestCtx } from "@/lib/core/session";
import { skillsFront, skillsSection } from "@/lib/skills/catalog";
import type { SuggestedSkill } from "@/lib/skills/skill/model";
import { findSkills } from "@/lib/skills/skill/suggest";
import { SectionView } from "./section-view";
import { FoundSkills, SkillsFrontView } from "./skills-view";

/** What the address of the list of skills may say. */
export const skillsList = listContract({
  filters: { q: z.string().trim().min(1).max(80).optional() },
  sort: [],
  defaultSort: "",
});
type Filters = Parameters<typeof skillsList.href>[0]["filters"];

/** The first page of skills, or what a word finds. */
export interface SkillsQuestion {
  locale: string;
  /** Null for the plain page, which is static. */
  state: ListState<Filters> | null;
}

/** Metadata of the first page of skills; what a word finds is not indexed. */
export async function skillsMetadata({ locale, state }: SkillsQuestion): Promise<Metadata> {
  const [house, t] = await Promise.all([site(), getTranslations("skills.public")]);
  return listMetadata(house, locale, {
    path: "/skills",
    title: t("title"),
    description: t("lead"),
    filtered: Boolean(state?.filters.q),
  });
}

/** What a word finds; null once somebody has asked too often. */
async function look(locale: string, q: string): Promise<SuggestedSkill[] | null> {
  try {
    return await findSkills(await requestCtx(locale), q);
  } catch (error) {
    if (isAppError(error) && error.code === "unavailable") return null;
    throw error;
  }
}

/** The first page of skills: most used, by category; or the skills that a word may mean. */
export async function SkillsScreen({ locale, state }: SkillsQuestion) {
  const q = state?.filters.q;
  const front = await skillsFront(locale);
  return (
    <SkillsFrontView front={front} q={q}>
      {q && <FoundSkills q={q} found={await look(locale, q)} />}
    </SkillsFrontView>
  );
}

/** One category of skills as asked for. */
export interface SectionQuestion {
  locale: string;
  slug: string;
  page: number;
}

const read = ({ page, ...at }: SectionQuestion) =>
  bySlug((locale, slug) => skillsSection(locale, slug, page), at);

/** Metadata of a category of skills. */
export async function sectionMetadata(question: SectionQuestion): Promise<Metadata> {
  const { locale, slug, page } = question;
  const [house, section, t] = await Promise.all([site(), read(question), getTranslations("skills.public")]);
  if (!section) return {};
  const { name, description } = section.category;
  const title = t("sectionTitle", { category: name });
  return listMetadata(house, locale, {
    path: `/skills/category/${slug}`,
    title: page > 1 ? t("pageTitle", { title, page }) : title,
    description: description || t("lead"),
    page,
  });
}

/** One category of skills, or 404. */
export async function SectionScreen(question: SectionQuestion) {
  const { locale, slug, page } = question;
  const [section, t] = await Promise.all([read(question), getTranslations("skills.public")]);
  if (!section) return missing(locale, `/skills/category/${slug}`);
  const path = (of: string) => `/skills/category/${of}`;
  return (
    <>
      <SectionView
        section={section}
        page={page}
        href={(to) => path(slug) + skillsList.href(skillsList.parse({}), { page: to })}
      />
      <JsonLd
        things={[
          breadcrumbs(locale, [
            { name: t("title"), path: "/skills" },
            ...[...section.above, section.category].map((c) => ({ name: c.name, path: path(c.slug) })),
          ]),
        ]}
      />
    </>
  );
}
