import { z } from "zod";
import { route } from "@/lib/core/route";
import { ApiSkill } from "@/lib/skills/skill/shape";
import { suggestSkills } from "@/lib/skills/skill/suggest";

export const dynamic = "force-dynamic";

const Query = z.object({
  q: z.string().trim().min(1).max(80),
  limit: z.coerce.number().int().min(1).max(20).default(20),
});

/** Suggestions while somebody types, so more than the usual number of requests. */
export const GET = route(
  {
    auth: "none",
    summary: "Find skills by a word",
    description: "The exact label first, then labels that begin with it, then similar ones; each by use.",
    tags: ["Skills"],
    query: Query,
    response: z.object({ data: z.array(ApiSkill) }),
    limit: { name: "suggest-skills", capacity: 240, perSeconds: 60 },
  },
  async (ctx, { query }) => ({ data: await suggestSkills(ctx, query.q, query.limit) }),
);
