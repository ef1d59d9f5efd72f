import { z } from "zod";
import { route } from "@/lib/core/route";
import { publicSettings } from "@/lib/platform/settings/store";

export const dynamic = "force-dynamic";

/** The settings that everybody may know, by key. */
export const GET = route(
  {
    auth: "none",
    anyBuild: true,
    response: z.object({ data: z.record(z.string(), z.unknown()) }),
    summary: "Read the public settings",
    description: "Name, time zone, currency and the like, by key.",
    tags: ["App"],
  },
  async () => ({ data: await publicSettings() }),
);
