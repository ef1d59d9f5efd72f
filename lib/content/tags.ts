import type { ContentKind } from "./publishable/model";

/**
 * Names of the cache tags. One tag covers all public reads of a kind: a change of one post can alter its
 * neighbors, related posts and lists, and a stale page is made anew in milliseconds on its next visit.
 */
export const tags = {
  kind: (kind: ContentKind) => `content.${kind}`,
  companies: "content.companies",
  redirects: "content.redirects",
  /** Listing blocks and the sitemap, which read search documents. */
  documents: "content.documents",
} as const;
