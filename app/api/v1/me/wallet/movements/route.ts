import { z } from "zod";
import { unauthenticated } from "@/lib/core/errors";
import { route } from "@/lib/core/route";
import { ApiMovements, apiMovement } from "@/lib/points/api-shape";
import { ownStatement } from "@/lib/points/statement/queries";
import { TRANSFER_KINDS } from "@/lib/points/transfer/model";

export const dynamic = "force-dynamic";

const Query = z.object({
  cursor: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  kind: z.enum(TRANSFER_KINDS).optional(),
  from: z.iso.datetime({ offset: true }).optional().describe("The first instant"),
  to: z.iso.datetime({ offset: true }).optional().describe("The instant before which lines lie"),
});

export const GET = route(
  {
    auth: "session",
    scope: "points:read",
    summary: "List what moved your points",
    description: "Newest first. Pass `next_cursor` as `cursor` for older lines.",
    tags: ["Points"],
    query: Query,
    response: ApiMovements,
  },
  async (ctx, { query }) => {
    const statement = await ownStatement(ctx, {
      zone: "UTC",
      before: query.cursor,
      limit: query.limit,
      kind: query.kind,
      from: query.from ? new Date(query.from) : undefined,
      to: query.to ? new Date(query.to) : undefined,
    });
    if (!statement) throw unauthenticated();
    const next = statement.older?.before;
    return {
      data: statement.lines.map((line) => apiMovement(ctx.locale, line)),
      next_cursor: next ? String(next) : null,
    };
  },
);
