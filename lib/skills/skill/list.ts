import { z } from "zod";
import { listContract } from "../../core/list";
import { SKILL_STATUSES } from "../levels";

/** The URL of the curators' list. */
export const skillList = listContract({
  filters: {
    /** Words of any label. */
    q: z.string().trim().min(1).max(80).optional(),
    status: z.enum(SKILL_STATUSES).optional(),
    /** A category with all below it, or `none`. */
    category: z.union([z.uuid(), z.literal("none")]).optional(),
  },
  sort: ["name", "usage", "created"],
  defaultSort: "usage",
  defaultDirection: "desc",
});
export type SkillListState = ReturnType<typeof skillList.parse>;

/** The URL of the queue of proposals, oldest first. */
export const proposalList = listContract({
  filters: {},
  sort: ["created"],
  defaultSort: "created",
  defaultDirection: "asc",
  pageSize: 12,
});
