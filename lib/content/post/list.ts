import { z } from "zod";
import { listContract } from "../../core/list";
import { COMMON_SORT, commonFilters } from "../publishable/list";

/** The URL of the admin list of posts. */
export const postList = listContract({
  filters: {
    ...commonFilters,
    category: z.union([z.uuid(), z.literal("none")]).optional(),
    /** A byline, exactly. */
    author: z.string().trim().min(1).max(120).optional(),
  },
  sort: [...COMMON_SORT, "author"],
  defaultSort: "updated",
  defaultDirection: "desc",
});
