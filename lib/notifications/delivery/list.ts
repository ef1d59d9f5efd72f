import { z } from "zod";
import { listContract } from "../../core/list";
import { DELIVERY_STATES } from "./model";

/** The outbox's URL. */
export const outboxList = listContract({
  filters: {
    q: z.string().trim().min(1).max(254).optional(),
    status: z.enum(DELIVERY_STATES).optional(),
    channel: z.enum(["email", "sms", "push"]).optional(),
    category: z.string().trim().min(1).max(100).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  },
  sort: ["createdAt"],
  defaultSort: "createdAt",
  defaultDirection: "desc",
});
export type OutboxFilters = ReturnType<typeof outboxList.parse>["filters"];
