import { route } from "@/lib/core/route";
import { ApiHolds, apiHold } from "@/lib/points/api-shape";
import { ownHolds } from "@/lib/points/hold/queries";

export const dynamic = "force-dynamic";

export const GET = route(
  {
    auth: "session",
    scope: "points:read",
    summary: "List your held points",
    tags: ["Points"],
    response: ApiHolds,
  },
  async (ctx) => ({ data: (await ownHolds(ctx)).map((hold) => apiHold(ctx.locale, hold)) }),
);
