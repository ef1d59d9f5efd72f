import { z } from "zod";
import { CSV_LIMIT } from "@/lib/core/csv";
import { importReport } from "@/lib/core/imports/download";
import { route } from "@/lib/core/route";
import { MANAGE } from "@/lib/points/access";
import { GRANT_IMPORTS } from "@/lib/points/grant/model";

export const dynamic = "force-dynamic";

/** All rows of an import with what became of them. The download is an entry of the audit log. */
export const GET = route(
  {
    auth: "session",
    permission: MANAGE,
    query: z.object({ run: z.string().max(60).default("") }),
    limit: CSV_LIMIT,
  },
  (ctx, { query }) => importReport(ctx, GRANT_IMPORTS, query.run, "points.transfer.export"),
);
