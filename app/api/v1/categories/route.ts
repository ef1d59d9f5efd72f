import { z } from "zod";
import { route } from "@/lib/core/route";
import { CATEGORY_ICONS } from "@/lib/skills/category/model";
import { categoryTree } from "@/lib/skills/category/queries";

export const dynamic = "force-dynamic";

const ApiCategory = z.object({
  id: z.uuid(),
  parent_id: z.uuid().nullable(),
  name: z.string(),
  slug: z.string(),
  description: z.string().nullable(),
  icon: z.enum(CATEGORY_ICONS).nullable(),
  depth: z.number().int(),
  skills: z.number().int(),
});

/** The categories that are offered, each followed by what is below it. */
export const GET = route(
  {
    auth: "none",
    summary: "List the categories",
    description: "Each category is followed by what stands below it; `depth` is 0 at the top.",
    tags: ["Skills"],
    response: z.object({ data: z.array(ApiCategory) }),
  },
  async (ctx) => ({
    data: (await categoryTree(ctx))
      .filter((node) => node.isOffered)
      .map((node) => ({
        id: node.id,
        parent_id: node.parentId,
        name: node.name,
        slug: node.slug,
        description: node.description || null,
        icon: node.icon,
        depth: node.depth,
        skills: node.skills,
      })),
  }),
);
