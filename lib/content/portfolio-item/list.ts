import { z } from "zod";
import { listContract } from "../../core/list";
import { COMMON_SORT, commonFilters } from "../publishable/list";

/** The URL of the admin list of case studies. */
export const portfolioItemList = listContract({
  filters: { ...commonFilters, project: z.uuid().optional() },
  sort: COMMON_SORT,
  defaultSort: "updated",
  defaultDirection: "desc",
});
