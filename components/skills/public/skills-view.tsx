import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHead } from "@/components/content/public/views/page-head";
import { Alert } from "@/components/ui/alert";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { localePath } from "@/lib/core/i18n/locales";
import type { PublicCategory } from "@/lib/skills/category/model";
import type { SuggestedSkill } from "@/lib/skills/skill/model";
import type { SkillsFront } from "@/lib/skills/skill/section";
import { SuggestionLabel } from "../suggestion-label";

/** The search, the most used skills, and the tree of categories; `children` stands in the place of the most used. */
export async function SkillsFrontView({
  front,
  q,
  children,
}: {
  front: SkillsFront;
  q?: string;
  children?: ReactNode;
}) {
  const t = await getTranslations("skills.public");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")}>
        {q && (
          <LinkButton href="/skills" variant="quiet" icon="close">
            {t("clear")}
          </LinkButton>
        )}
      </PageHead>
      <div className="page-width">
        <SkillSearch q={q} />
        {children ?? <Popular front={front} />}
        {front.categories.length > 0 && (
          <section className="pt-[clamp(2rem,4vw,3.5rem)]" aria-labelledby="by-category">
            <h2 id="by-category" className="display-3 rule-double pb-3">
              {t("byCategory")}
            </h2>
            <div className="grid gap-x-12 gap-y-10 pt-7 sm:grid-cols-2 lg:grid-cols-4">
              {front.categories
                .filter((c) => c.depth === 0)
                .map((root) => (
                  <Root key={root.id} root={root} all={front.categories} />
                ))}
            </div>
          </section>
        )}
      </div>
    </>
  );
}

async function SkillSearch({ q }: { q?: string }) {
  const [t, locale] = await Promise.all([getTranslations("skills.public"), getLocale()]);
  return (
    <search>
      <form action={localePath(locale, "/skills")} className="flex max-w-2xl flex-wrap gap-3 py-8">
        <label htmlFor="q" className="sr-only">
          {t("search")}
        </label>
        <input
          id="q"
          name="q"
          type="search"
          required
          defaultValue={q}
          placeholder={t("searchHint")}
          maxLength={80}
          className="control h-12 min-w-0 flex-1 text-lg"
        />
        <Button type="submit" variant="primary" size="lg" icon="search">
          {t("find")}
        </Button>
      </form>
    </search>
  );
}

async function Popular({ front }: { front: SkillsFront }) {
  const t = await getTranslations("skills.public");
  if (!front.popular.length)
    return (
      <EmptyState mark="skills" title={t("empty")}>
        {t("emptyText")}
      </EmptyState>
    );
  return (
    <section aria-labelledby="most-used">
      <h2 id="most-used" className="eyebrow">
        {t("mostUsed", { total: front.total })}
      </h2>
      <ul className="mt-4 flex flex-wrap items-baseline gap-x-7 gap-y-2">
        {front.popular.map((skill, i) => (
          <li key={skill.id}>
            <Link
              href={`/skills/${skill.slug}`}
              className={`hover-underline font-serif ${i < 6 ? "display-3" : "display-4"}`}
            >
              {skill.name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Root({ root, all }: { root: PublicCategory; all: readonly PublicCategory[] }) {
  return (
    <div className="min-w-0">
      {root.icon && <Icon name={root.icon} size={24} className="mb-2 text-primary" />}
      <h3 className="display-4">
        <CategoryLink category={root} />
      </h3>
      {root.description && <p className="mt-1 text-sm text-muted">{root.description}</p>}
      <Below
        of={root}
        all={all}
        className="mt-4 divide-y divide-hairline border-y border-hairline"
        item="py-2"
      />
    </div>
  );
}

/** What stands below a category, level by level. */
function Below({
  of,
  all,
  className,
  item,
}: {
  of: PublicCategory;
  all: readonly PublicCategory[];
  className: string;
  item?: string;
}) {
  const below = all.filter((category) => category.parentId === of.id);
  if (!below.length) return null;
  return (
    <ul className={className}>
      {below.map((category) => (
        <li key={category.id} className={item}>
          <CategoryLink category={category} />
          <Below of={category} all={all} className="mt-1 grid gap-1 pl-4 text-sm" />
        </li>
      ))}
    </ul>
  );
}

function CategoryLink({ category }: { category: PublicCategory }) {
  return (
    <span className="flex items-baseline justify-between gap-3">
      <Link href={`/skills/category/${category.slug}`} className="link-quiet min-w-0 break-words">
        {category.name}
      </Link>
      <span className="tabular font-sans text-sm font-normal text-muted">{category.skills}</span>
    </span>
  );
}

/** What a word found, the label that matched beside the name; `found` is null after too many questions. */
export async function FoundSkills({ q, found }: { q: string; found: SuggestedSkill[] | null }) {
  const t = await getTranslations("skills.public");
  if (!found) return <Alert tone="warning">{t("tooMany")}</Alert>;
  return (
    <section aria-labelledby="found">
      <h2 id="found" className="font-medium" role="status">
        {t("found", { count: found.length, q })}
      </h2>
      {found.length === 0 && <p className="mt-2 max-w-measure text-muted">{t("nothing")}</p>}
      <ul className="mt-3 max-w-3xl divide-y divide-hairline border-y border-hairline empty:hidden">
        {found.map((skill) => (
          <li key={skill.id}>
            <Link href={`/skills/${skill.slug}`} className="flex py-3 hover:text-primary">
              <SuggestionLabel skill={skill} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
