import type { ConstraintMap } from "../core/action";
import { conflict } from "../core/errors";

const taken = (field: string, key: string) => () => conflict("errors.invalid", {}, { [field]: key });
const slugTaken = taken("slug", "content.errors.slugInUse");
const nameTaken = taken("name", "content.errors.nameInUse");

/** What a violated constraint means to the person who typed. */
export const CONTENT_CONSTRAINTS: ConstraintMap = {
  pages_slug: slugTaken,
  posts_slug: slugTaken,
  templates_slug: slugTaken,
  projects_slug: slugTaken,
  portfolio_items_slug: slugTaken,
  team_members_slug: slugTaken,
  post_categories_slug: slugTaken,
  template_categories_slug: slugTaken,
  project_categories_slug: slugTaken,
  post_categories_name: nameTaken,
  template_categories_name: nameTaken,
  project_categories_name: nameTaken,
  trusted_companies_name: nameTaken,
  team_members_user: taken("userId", "content.errors.userHasMember"),
  pages_system_type: taken("pageType", "content.errors.pageTypeInUse"),
  slug_redirects_from: taken("fromPath", "content.errors.redirectExists"),
  template_entitlements_live: () => conflict("content.errors.owned"),
  template_versions_version: () => conflict(),
};
