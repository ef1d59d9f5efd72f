import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import {
  pricingTypes,
  readTemplates,
  TEMPLATE_SORTS,
  type TemplateSort,
  templateCategoriesWithCounts,
  templatesPage,
} from "@/lib/content/template/catalog";
import { PRICING_TYPES } from "@/lib/content/template/model";
import { makeCtx } from "@/lib/core/ctx";
import { type ListState, listContract } from "@/lib/core/list";
import { missing } from "../missing";
import { listMetadata } from "../seo/metadata";
import { site } from "../site/site";
import { TemplatesView } from "../views/templates-view";
import { TagFilter } from "./tag-filter";

/** What the address of the templates may say beside their category. */
export const templatesList = listContract({
  filters: {
    pricing: z.enum(PRICING_TYPES).optional(),
    tag: TagFilter,
  },
  sort: TEMPLATE_SORTS,
  defaultSort: "newest",
  pageSize: 12,
});

/** The list of templates as asked for; `state` is null for the plain list, which is static. */
export interface TemplatesQuestion {
  locale: string;
  category: string | null;
  state: ListState<{ pricing?: (typeof PRICING_TYPES)[number]; tag?: string }> | null;
}

const pathOf = (category: string | null) => (category ? `/templates/category/${category}` : "/templates");

async function heading({ locale, category, state }: TemplatesQuestion) {
  const [t, categories] = await Promise.all([
    getTranslations("content.public.templates"),
    templateCategoriesWithCounts(locale),
  ]);
  const kind = category ? categories.find((c) => c.slug === category) : undefined;
  if (category && !kind) return null;
  const { pricing, tag } = state?.filters ?? {};
  return {
    title: kind?.name ?? t("title"),
    lead: kind ? kind.description : t("lead"),
    filtered: Boolean(pricing || tag || (state && state.sort !== "newest")),
    categories,
  };
}

/** Metadata of the list of templates. */
export async function templatesMetadata(question: TemplatesQuestion): Promise<Metadata> {
  const [house, head, t] = await Promise.all([site(), heading(question), getTranslations("content.public")]);
  if (!head) return {};
  const page = question.state?.page ?? 1;
  return listMetadata(house, question.locale, {
    path: pathOf(question.category),
    title: page > 1 ? t("posts.pageTitle", { title: head.title, page }) : head.title,
    description: head.lead || t("templates.lead"),
    page,
    filtered: head.filtered,
  });
}

/** The list of templates. The plain one reads cached rows; one with a query reads the database. */
export async function TemplatesScreen(question: TemplatesQuestion) {
  const { locale, category, state } = question;
  const [head, t] = await Promise.all([heading(question), getTranslations("content.public.templates")]);
  if (!head) return missing(locale, pathOf(category));
  const now = state ?? templatesList.parse({});
  const path = pathOf(category);
  const [templates, kinds] = await Promise.all([
    state
      ? readTemplates(
          makeCtx({ locale }),
          locale,
          { category, ...state.filters },
          state.page,
          state.sort as TemplateSort,
        )
      : templatesPage(locale, 1, category, null, null, null),
    pricingTypes(),
  ]);
  if (now.page > templates.pages) notFound();
  const orders = TEMPLATE_SORTS.map((sort) => ({
    href: path + templatesList.href(now, { sort, direction: "asc", page: 1 }),
    label: t(`sorts.${sort}`),
    current: now.sort === sort,
  }));
  const prices = [undefined, ...PRICING_TYPES].map((pricing) => ({
    href: path + templatesList.href(now, { filters: { pricing }, page: 1 }),
    label: t(`pricing.${pricing ?? "any"}`),
    current: now.filters.pricing === pricing,
  }));
  const choices = [
    ...(kinds.length > 1 ? [{ label: t("price"), options: prices }] : []),
    { label: t("sort"), options: orders },
  ];
  return (
    <TemplatesView
      title={head.title}
      lead={head.lead}
      templates={templates}
      page={now.page}
      categories={head.categories}
      category={category}
      choices={choices}
      filtered={head.filtered}
      href={(to) => path + templatesList.href(now, { page: to })}
    />
  );
}
