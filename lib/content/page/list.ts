import { z } from "zod";
import { listContract } from "../../core/list";
import { COMMON_SORT, commonFilters } from "../publishable/list";
import { MENU_PLACES, PAGE_TYPES } from "./model";

/** The URL of the admin list of pages. */
export const pageList = listContract({
  filters: {
    ...commonFilters,
    type: z.enum(PAGE_TYPES).optional(),
    menu: z.enum(MENU_PLACES).optional(),
  },
  sort: COMMON_SORT,
  defaultSort: "order",
  pageSize: 50,
});
