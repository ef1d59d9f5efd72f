import type { ContentKind, PublishableKind } from "./publishable/model";

const PREFIX: Record<ContentKind, string> = {
  page: "/",
  post: "/posts/",
  template: "/templates/",
  project: "/projects/",
  portfolio_item: "/portfolio/",
  team_member: "/team/",
  post_category: "/posts/category/",
  template_category: "/templates/category/",
  project_category: "/projects/category/",
};

/** The public path of a row, without language prefix. The home page stands at the root. */
export function pathOf(kind: ContentKind, row: { slug: string; pageType?: string }): string {
  return kind === "page" && row.pageType === "home" ? "/" : PREFIX[kind] + row.slug;
}

/** Which row of content a path could name: kind and slug; null for every other path. */
export function rowOfPath(path: string): { kind: ContentKind; slug: string } | null {
  const slug = path.slice(path.lastIndexOf("/") + 1);
  const kind = (Object.keys(PREFIX) as ContentKind[]).find((k) => PREFIX[k] + slug === path);
  return kind && slug ? { kind, slug } : null;
}

const ADMIN: Record<PublishableKind, string> = {
  page: "pages",
  post: "posts",
  template: "templates",
  project: "projects",
  portfolio_item: "portfolio",
};

/** The writing screen of a row; the list of its kind without an id. */
export function adminPath(kind: PublishableKind, id?: string): string {
  return `/admin/${ADMIN[kind]}${id ? `/${id}` : ""}`;
}
