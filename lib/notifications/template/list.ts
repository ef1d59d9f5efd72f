import { z } from "zod";
import { listContract } from "../../core/list";

/** The URL of the list of texts. */
export const templateList = listContract({
  filters: {
    q: z.string().trim().min(1).max(100).optional(),
    type: z.string().trim().min(1).max(60).optional(),
    state: z.enum(["overridden", "shipped", "gaps"]).optional(),
  },
  sort: ["type", "name"],
  defaultSort: "type",
  pageSize: 50,
});
export type TemplateFilters = ReturnType<typeof templateList.parse>["filters"];
