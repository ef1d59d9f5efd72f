import { z } from "zod";
import { listContract } from "@/lib/core/list";

/** The URL of the search over settings: words of their names and keys, changed since a day. */
export const settingSearch = listContract({
  filters: { q: z.string().trim().min(1).max(100).optional(), since: z.iso.date().optional() },
  sort: ["key"],
  defaultSort: "key",
});
export type SettingFilters = ReturnType<typeof settingSearch.parse>["filters"];
