import { z } from "zod";
import { listContract } from "@/lib/core/list";

export const MAIL_STATES = ["queued", "kept", "sent", "failed"] as const;

/** The outbox's URL. */
export const outboxList = listContract({
  filters: {
    q: z.string().trim().min(1).max(100).optional(),
    status: z.enum(MAIL_STATES).optional(),
  },
  sort: ["createdAt"],
  defaultSort: "createdAt",
  defaultDirection: "desc",
});
export type OutboxFilters = ReturnType<typeof outboxList.parse>["filters"];
