import { z } from "zod";
import { listContract } from "@/lib/core/list";

/** The states that the list is filtered by. */
export const SHOWN_STATES = ["waiting", "running", "failed", "done"] as const;

/** The job list's URL. */
export const jobList = listContract({
  filters: {
    state: z.enum(SHOWN_STATES).optional(),
    name: z.string().trim().min(1).max(100).optional(),
  },
  sort: ["createdAt"],
  defaultSort: "createdAt",
  defaultDirection: "desc",
});
export type JobListState = ReturnType<typeof jobList.parse>;
