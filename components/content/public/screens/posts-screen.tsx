import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { z } from "zod";
import { postCategoriesWithCounts, postMonths, postsPage, readPosts } from "@/lib/content/post/catalog";
import { teamMemberBySlug } from "@/lib/content/team-member/catalog";
import { makeCtx } from "@/lib/core/ctx";
import { type ListState, listContract } from "@/lib/core/list";
import { missing } from "../missing";
import { listMetadata } from "../seo/metadata";
import { site } from "../site/site";
import { PostsView } from "../views/posts-view";
import { TagFilter } from "./tag-filter";

/** What the magazine's address may say beside its section. */
export const postsList = listContract({
  filters: {
    tag: TagFilter,
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .optional(),
    author: z
      .string()
      .regex(/^[a-z0-9-]{1,96}$/)
      .optional(),
  },
  sort: [],
  defaultSort: "",
  pageSize: 12,
});
type Filters = Parameters<typeof postsList.href>[0]["filters"];

/** The magazine's list as asked for: its section from the path, the rest from the query. */
export interface PostsQuestion {
  locale: string;
  category: string | null;
  /** Null for the plain list, which is static. */
  state: ListState<Filters> | null;
}

const pathOf = (category: string | null) => (category ? `/posts/category/${category}` : "/posts");

/** Words for the head of the list, and the section's row; null when there is no such section. */
async function heading({ locale, category, state }: PostsQuestion) {
  const [t, format, categories] = await Promise.all([
    getTranslations("content.public.posts"),
    getFormatter(),
    postCategoriesWithCounts(locale),
  ]);
  const section = category ? categories.find((c) => c.slug === category) : undefined;
  if (category && !section) return null;
  const { tag, month, author } = state?.filters ?? {};
  const person = author ? await teamMemberBySlug(locale, author) : null;
  const title = tag
    ? t("tagged", { tag })
    : month
      ? t("ofMonth", {
          month: format.dateTime(new Date(`${month}-15T12:00:00Z`), { month: "long", year: "numeric" }),
        })
      : author
        ? t("byAuthor", { name: person?.name ?? author })
        : (section?.name ?? t("title"));
  const filtered = Boolean(tag || month || author);
  const lead = filtered ? undefined : section ? section.description : t("lead");
  return { title, lead, filtered, categories };
}

/** Metadata of the magazine's list. */
export async function postsMetadata(question: PostsQuestion): Promise<Metadata> {
  const [house, head, t] = await Promise.all([
    site(),
    heading(question),
    getTranslations("content.public.posts"),
  ]);
  if (!head) return {};
  const page = question.state?.page ?? 1;
  return listMetadata(house, question.locale, {
    path: pathOf(question.category),
    title: page > 1 ? t("pageTitle", { title: head.title, page }) : head.title,
    description: head.lead || t("lead"),
    page,
    filtered: head.filtered,
    feed: question.category ? pathOf(question.category) : undefined,
  });
}

/** The magazine's list. The plain one reads cached rows; one with a query reads the database. */
export async function PostsScreen(question: PostsQuestion) {
  const { locale, category, state } = question;
  const head = await heading(question);
  if (!head) return missing(locale, pathOf(category));
  const page = state?.page ?? 1;
  const [posts, months] = await Promise.all([
    state
      ? readPosts(makeCtx({ locale }), locale, { category, ...state.filters }, page)
      : postsPage(locale, 1, category, null, null, null),
    postMonths(),
  ]);
  if (page > posts.pages) notFound();
  const plain = postsList.parse({});
  return (
    <PostsView
      title={head.title}
      lead={head.lead}
      posts={posts}
      page={page}
      categories={head.categories}
      category={category}
      months={months}
      filtered={head.filtered}
      href={(to) => pathOf(category) + postsList.href(state ?? plain, { page: to })}
    />
  );
}
