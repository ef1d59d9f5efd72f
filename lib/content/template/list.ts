import { z } from "zod";
import { listContract } from "../../core/list";
import { COMMON_SORT, commonFilters } from "../publishable/list";
import { PRICING_TYPES } from "./model";

/** The URL of the admin list of templates. */
export const templateList = listContract({
  filters: { ...commonFilters, category: z.uuid().optional(), pricing: z.enum(PRICING_TYPES).optional() },
  sort: [...COMMON_SORT, "downloads"],
  defaultSort: "updated",
  defaultDirection: "desc",
});

/** The URL of the list of a template's owners. */
export const ownerList = listContract({
  filters: {
    q: z.string().trim().min(1).max(100).optional(),
    source: z.enum(["free", "purchase", "grant"]).optional(),
    state: z.enum(["live", "revoked"]).optional(),
  },
  sort: ["since", "downloads", "name"],
  defaultSort: "since",
  defaultDirection: "desc",
});
