import { z } from "zod";
import { exampleFile } from "@/lib/core/imports/download";
import { route } from "@/lib/core/route";
import { PEOPLE_IMPORTS } from "@/lib/identity/import/model";

export const dynamic = "force-dynamic";

/** A CSV file to begin from. */
export const GET = route(
  {
    auth: "session",
    permission: "users.manage",
    query: z.object({ kind: z.enum(PEOPLE_IMPORTS).default(PEOPLE_IMPORTS[0]) }),
  },
  async (_ctx, { query }) => exampleFile(query.kind),
);
