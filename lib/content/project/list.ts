import { z } from "zod";
import { listContract } from "../../core/list";
import { COMMON_SORT, commonFilters } from "../publishable/list";

/** The URL of the admin list of projects. */
export const projectList = listContract({
  filters: { ...commonFilters, category: z.union([z.uuid(), z.literal("none")]).optional() },
  sort: COMMON_SORT,
  defaultSort: "updated",
  defaultDirection: "desc",
});
