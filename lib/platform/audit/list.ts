import { z } from "zod";
import { listContract } from "@/lib/core/list";

/** The audit log's URL: who, what, on what, when. */
export const auditList = listContract({
  filters: {
    actor: z.string().trim().min(1).max(100).optional(),
    action: z.string().trim().min(1).max(100).optional(),
    type: z.string().trim().min(1).max(60).optional(),
    target: z.string().trim().min(1).max(60).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  },
  sort: ["seq"],
  defaultSort: "seq",
  defaultDirection: "desc",
  pageSize: 50,
});
export type AuditFilters = ReturnType<typeof auditList.parse>["filters"];
