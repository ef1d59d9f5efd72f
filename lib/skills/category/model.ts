import { z } from "zod";
import { NamedTexts, type OwnTexts } from "../label/translations";

/** How many levels the tree has at most. */
export const MAX_LEVELS = 4;

/** The pictures that a category can have, by their names in the icon set. */
export const CATEGORY_ICONS = [
  "tools",
  "gear",
  "device",
  "code",
  "database",
  "globe",
  "chart",
  "edit",
  "image",
  "book",
  "school",
  "company",
  "briefcase",
  "cart",
  "money",
  "people",
  "message",
  "heart",
  "shield",
  "bulb",
] as const;
export type CategoryIcon = (typeof CATEGORY_ICONS)[number];

const emptyIsNull = (value: unknown) => (value === "" || value === undefined ? null : value);

export const CategoryInput = z.object({
  name: z.string().trim().min(1).max(80),
  parentId: z.preprocess(emptyIsNull, z.uuid().nullable()),
  description: z.string().trim().max(500).default(""),
  icon: z.preprocess(emptyIsNull, z.enum(CATEGORY_ICONS).nullable()),
  translations: NamedTexts,
});
export type CategoryInput = z.output<typeof CategoryInput>;
/** A name and a description; the place changes by moving. */
export const CategoryUpdate = CategoryInput.omit({ parentId: true }).extend({ id: z.uuid() });
export const CategoryRef = z.object({ id: z.uuid() });
export const CategoryMove = CategoryInput.pick({ parentId: true }).extend({ id: z.uuid() });
export const CategoryMerge = z.object({ from: z.uuid(), into: z.uuid("errors.required") });
/** The children of one category, or the roots, in their new order. */
export const CategoryOrder = z.object({
  parentId: z.preprocess(emptyIsNull, z.uuid().nullable()),
  ids: z.array(z.uuid()).min(1).max(500),
});

/** A category in the tree. */
export interface CategoryNode {
  id: string;
  parentId: string | null;
  /** Name and description in the reader's language. */
  name: string;
  slug: string;
  description: string;
  /** As curators wrote them. */
  own: OwnTexts;
  icon: CategoryIcon | null;
  /** 0 for a root. */
  depth: number;
  isActive: boolean;
  /** Whether it and all above it are active. */
  isOffered: boolean;
  /** Active skills that stand in it, not those below. */
  skills: number;
}

/** The same tree as a list, each category followed by what is below it. Orphans cannot be: a foreign key forbids them. */
export function inTreeOrder(
  rows: readonly (Omit<CategoryNode, "depth" | "isOffered"> & { sortOrder: number })[],
): CategoryNode[] {
  const children = Map.groupBy(
    rows.toSorted((a, b) => a.sortOrder - b.sortOrder || a.name.localeCompare(b.name)),
    (row) => row.parentId,
  );
  const walk = (parentId: string | null, depth: number, offered: boolean): CategoryNode[] =>
    (children.get(parentId) ?? []).flatMap(({ sortOrder: _, ...row }) => {
      const isOffered = offered && row.isActive;
      return [{ ...row, depth, isOffered }, ...walk(row.id, depth + 1, isOffered)];
    });
  return walk(null, 0, true);
}

/** A category as visitors see it: active itself and under active ones only. */
export interface PublicCategory {
  id: string;
  parentId: string | null;
  name: string;
  slug: string;
  description: string;
  icon: CategoryIcon | null;
  depth: number;
  /** Active skills in it and in all below it. */
  skills: number;
}

/** What of a tree in its order is offered, each category with the skills of all below it counted in. */
export function offered(nodes: readonly CategoryNode[]): PublicCategory[] {
  const rows = nodes
    .filter((node) => node.isOffered)
    .map(({ isActive: _a, isOffered: _i, own: _o, ...row }): PublicCategory => row);
  const byId = new Map(rows.map((row) => [row.id, row]));
  // What is below stands after what is above, so that sums are whole before they are passed on.
  for (const row of rows.toReversed()) {
    const above = row.parentId ? byId.get(row.parentId) : undefined;
    if (above) above.skills += row.skills;
  }
  return rows;
}
