import { z } from "zod";

export const SEARCH_PAGE_SIZE = 20;
export const SEARCH_MAX_PAGE = 50;

/** A search: words of 2 to 100 characters; a source narrows it. */
export const SearchInput = z.object({
  q: z.string().trim().min(2).max(100),
  source: z
    .string()
    .regex(/^[a-z][a-z_.]{1,40}$/)
    .nullish(),
  page: z.coerce.number().int().min(1).max(SEARCH_MAX_PAGE).catch(1).default(1),
});
export type SearchInput = z.output<typeof SearchInput>;

/** A piece of a text; marked pieces are the words found. */
export interface Highlight {
  text: string;
  marked: boolean;
}

export interface SearchHit {
  source: string;
  id: string;
  url: string;
  imageUrl: string | null;
  title: Highlight[];
  snippet: Highlight[];
  lang: string;
  sortAt: string;
}

export interface SearchResult {
  hits: SearchHit[];
  total: number;
  page: number;
  pages: number;
  /** How many hits each source has, whatever source was chosen. */
  counts: { source: string; label: string; count: number }[];
  /** Rows with a similar title, offered when there are fewer than three hits. */
  similar: { url: string; title: string; source: string }[];
}

/** A card of a listing block, from any domain's public rows. */
export interface ListingCard {
  source: string;
  id: string;
  url: string;
  title: string;
  summary: string;
  lang: string;
  image: { url: string; width: number; height: number } | null;
  sortAt: string;
  meta: Record<string, unknown>;
}
