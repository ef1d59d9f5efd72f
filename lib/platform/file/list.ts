import { z } from "zod";
import { listContract } from "@/lib/core/list";

export const FILE_STATES = ["ready", "pending", "quarantined", "deleted"] as const;

/** The file list's URL. */
export const fileList = listContract({
  filters: {
    q: z.string().trim().min(1).max(100).optional(),
    kind: z.string().trim().min(1).max(60).optional(),
    status: z.enum(FILE_STATES).optional(),
  },
  sort: ["createdAt", "sizeBytes"],
  defaultSort: "createdAt",
  defaultDirection: "desc",
});
export type FileFilters = ReturnType<typeof fileList.parse>["filters"];
export type FileListState = ReturnType<typeof fileList.parse>;
