import { z } from "zod";
import { route } from "@/lib/core/route";
import { LatestQuery } from "@/lib/platform/app-version/model";
import { latestVersion } from "@/lib/platform/app-version/offers";

export const dynamic = "force-dynamic";

const Latest = z.object({
  version: z.string().nullable(),
  build_number: z.int().nullable(),
  release_notes: z.string().nullable(),
  is_forced_update: z.boolean(),
  minimum_build: z.int(),
  store_url: z.string().nullable(),
  update_required: z.boolean(),
});

/** The newest version of the phone app, and whether the asking build must be replaced. */
export const GET = route(
  {
    auth: "none",
    anyBuild: true,
    query: LatestQuery,
    response: Latest,
    summary: "Ask for the newest version of the app",
    description:
      "Values are null while nothing is released. `update_required` says that the given `build` is no longer served.",
    tags: ["App"],
  },
  (ctx, { query }) => latestVersion(query.platform, query.build, ctx.locale),
);
