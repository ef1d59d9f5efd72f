import { z } from "zod";
import { route } from "@/lib/core/route";
import { endOwnSession } from "@/lib/identity/session/commands";

export const dynamic = "force-dynamic";

/** Ends one of the caller's logins, of a browser or an app. */
export const DELETE = route(
  {
    auth: "session",
    summary: "End one of your logins",
    tags: ["Your account"],
    params: z.object({ id: z.uuid() }),
    status: 204,
  },
  (ctx, { params }) => endOwnSession(ctx, params.id),
);
