import { pgEnum } from "drizzle-orm/pg-core";

export const contentStatus = pgEnum("content_status", ["draft", "published", "archived"]);
export const contentKind = pgEnum("content_kind", [
  "page",
  "post",
  "template",
  "project",
  "portfolio_item",
  "team_member",
  "post_category",
  "template_category",
  "project_category",
]);
export const pageType = pgEnum("page_type", [
  "home",
  "about",
  "contact",
  "faq",
  "privacy",
  "terms",
  "refund_policy",
  "cookies",
  "custom",
]);
export const templatePricingType = pgEnum("template_pricing_type", ["free", "paid"]);
export const entitlementSource = pgEnum("entitlement_source", ["free", "purchase", "grant"]);
export const menuPlace = pgEnum("menu_place", ["none", "header", "footer", "both"]);
