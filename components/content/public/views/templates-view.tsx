import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import type { CategoryCard } from "@/lib/content/category/model";
import type { TemplateCard } from "@/lib/content/template/model";
import { TemplateTile } from "../cards/template";
import type { FilterChoice } from "./filter-row";
import { FilterRow } from "./filter-row";
import { PageHead } from "./page-head";

/** The cabinet of templates, with its kinds, prices and orders as links. */
export async function TemplatesView({
  title,
  lead,
  templates,
  page,
  categories,
  category,
  choices,
  filtered,
  href,
}: {
  title: string;
  lead?: string;
  templates: { rows: TemplateCard[]; total: number; pages: number };
  page: number;
  categories: CategoryCard[];
  category: string | null;
  /** Further choices: price and order. */
  choices: { label: string; options: FilterChoice[] }[];
  filtered: boolean;
  href: (page: number) => string;
}) {
  const t = await getTranslations("content.public.templates");
  return (
    <>
      <PageHead title={title} lead={lead} />
      <div className="page-width">
        <FilterRow
          label={t("category")}
          choices={[
            { href: "/templates", label: t("everything"), current: !category && !filtered },
            ...categories
              .filter((c) => c.count > 0)
              .map((c) => ({ href: c.path, label: c.name, current: c.slug === category, count: c.count })),
          ]}
        />
        <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2 border-hairline border-t py-4 text-sm">
          <p className="text-muted" aria-live="polite">
            {t("found", { count: templates.total })}
          </p>
          <div className="flex flex-wrap gap-x-8 gap-y-2">
            {choices.map((group) => (
              <nav
                key={group.label}
                aria-label={group.label}
                className="flex flex-wrap items-baseline gap-x-3 gap-y-1"
              >
                <span className="text-muted">{group.label}</span>
                {group.options.map((option) => (
                  <Link
                    key={option.href}
                    href={option.href}
                    rel="nofollow"
                    aria-current={option.current ? "true" : undefined}
                    className={option.current ? "font-semibold" : "link-quiet text-muted"}
                  >
                    {option.label}
                  </Link>
                ))}
              </nav>
            ))}
          </div>
        </div>
        {templates.rows.length === 0 && (
          <EmptyState
            mark="templates"
            title={t("empty")}
            action={<LinkButton href="/templates">{t("all")}</LinkButton>}
          />
        )}
        <ul className="grid gap-x-8 gap-y-12 pt-6 sm:grid-cols-2 lg:grid-cols-3">
          {templates.rows.map((template) => (
            <li key={template.id}>
              <TemplateTile template={template} />
            </li>
          ))}
        </ul>
        <Pagination page={page} pageCount={templates.pages} href={href} />
      </div>
    </>
  );
}
