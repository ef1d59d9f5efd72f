import { z } from "zod";
import { notFound } from "@/lib/core/errors";
import { route } from "@/lib/core/route";
import { setByToken } from "@/lib/notifications/preference/commands";
import { readUnsubscribeToken } from "@/lib/notifications/unsubscribe/token";

export const dynamic = "force-dynamic";

/** One click in a mail program turns this type of mail off (RFC 8058): no cookie, no page, the same answer each time. */
export const POST = route(
  {
    auth: "none",
    credentials: "ignored",
    summary: "End mail of one type by its one-click address",
    tags: ["Notifications"],
    params: z.object({ token: z.string().min(1).max(500) }),
    anyBuild: true,
    duringMaintenance: true,
  },
  async (ctx, { params }) => {
    const target = readUnsubscribeToken(params.token);
    if (!target) throw notFound();
    await setByToken(ctx, target, false);
    return new Response(null, { status: 200 });
  },
);
