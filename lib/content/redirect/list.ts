import { z } from "zod";
import { listContract } from "../../core/list";

/** The URL of the admin list of redirects. */
export const redirectList = listContract({
  filters: { q: z.string().trim().min(1).max(200).optional(), kind: z.enum(["row", "path"]).optional() },
  sort: ["from", "hits", "lastHit", "created"],
  defaultSort: "created",
  defaultDirection: "desc",
  pageSize: 50,
});
