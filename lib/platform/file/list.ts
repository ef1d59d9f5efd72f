import { z } from "zod";
import { listContract } from "@/lib/core/list";
import { FILE_STATUSES } from "./model";

/** In the owner filter: files that belong to nobody but the institution. */
export const INSTITUTION = "institution";

/** The file list's URL. */
export const fileList = listContract({
  filters: {
    q: z.string().trim().min(1).max(100).optional(),
    kind: z.string().trim().min(1).max(60).optional(),
    status: z.enum(FILE_STATUSES).optional(),
    /** A user name, or `institution`. */
    owner: z.string().trim().min(1).max(60).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    /** Only files whose very bytes are kept more than once within their kind. */
    copies: z.literal("1").optional(),
  },
  sort: ["createdAt", "sizeBytes"],
  defaultSort: "createdAt",
  defaultDirection: "desc",
});
export type FileFilters = ReturnType<typeof fileList.parse>["filters"];
export type FileListState = ReturnType<typeof fileList.parse>;
