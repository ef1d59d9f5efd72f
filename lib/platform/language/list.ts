import { z } from "zod";
import { listContract } from "@/lib/core/list";

/** The URL of the list of texts that a language lacks. */
export const missingList = listContract({
  filters: { q: z.string().trim().min(1).max(100).optional() },
  sort: ["key"],
  defaultSort: "key",
  pageSize: 50,
});
export type MissingListState = ReturnType<typeof missingList.parse>;
