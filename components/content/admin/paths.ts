import type { PublishableKind } from "@/lib/content/publishable/model";

/** The folder of the administration in which a kind of content is worked on. */
export const ADMIN_PATH: Record<PublishableKind, string> = {
  page: "/admin/pages",
  post: "/admin/posts",
  template: "/admin/templates",
  project: "/admin/projects",
  portfolio_item: "/admin/portfolio",
};
