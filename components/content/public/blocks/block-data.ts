import type { RenderedBlock } from "@/lib/content/page/model";
import type { ListingCard } from "@/lib/content/search/model";
import type { TeamCard } from "@/lib/content/team-member/model";
import type { CompanyCard } from "@/lib/content/trusted-company/model";

/** Rows of other tables that a page's blocks show. */
export interface BlockData {
  team: TeamCard[];
  companies: CompanyCard[];
  /** By `blockKey`. */
  listings: Record<string, ListingCard[]>;
}

type Listing = Extract<RenderedBlock, { type: "listing" }>;

/** Names what a listing block asks for; equal blocks share one read. */
export function blockKey(block: Listing): string {
  return `${block.source}:${block.order}:${block.limit}`;
}

/** The listing blocks of a page, each question once. */
export function listingsOf(blocks: RenderedBlock[]): Listing[] {
  const found = new Map<string, Listing>();
  for (const block of blocks) if (block.type === "listing") found.set(blockKey(block), block);
  return [...found.values()];
}
