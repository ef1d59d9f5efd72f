import { z } from "zod";
import { CSV_LIMIT } from "@/lib/core/csv";
import { importReport } from "@/lib/core/imports/download";
import { route } from "@/lib/core/route";
import { CURATE } from "@/lib/skills/access";
import { SKILL_IMPORTS } from "@/lib/skills/import/model";

export const dynamic = "force-dynamic";

/** All rows of an import with what became of them. The download is an entry of the audit log. */
export const GET = route(
  {
    auth: "session",
    permission: CURATE,
    query: z.object({ run: z.string().max(60).default("") }),
    limit: CSV_LIMIT,
  },
  (ctx, { query }) => importReport(ctx, SKILL_IMPORTS, query.run, "skills.skill.export"),
);
