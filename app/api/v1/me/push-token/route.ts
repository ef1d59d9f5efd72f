import { z } from "zod";
import { forbidden } from "@/lib/core/errors";
import { route } from "@/lib/core/route";
import { setPushToken } from "@/lib/identity/refresh/push";

export const dynamic = "force-dynamic";

const Body = z.object({
  token: z
    .string()
    .regex(/^[\x21-\x7e]{1,4096}$/)
    .nullable()
    .describe("What the phone's push service gave the app; null ends push for this login."),
});

/** Where the app that asks is reached by push. */
export const PUT = route(
  {
    auth: "session",
    summary: "Set the push token of this login",
    description: "For apps: the token stays with this login, also through refreshing, and ends with it.",
    tags: ["Notifications"],
    body: Body,
    status: 204,
  },
  async (ctx, { body }) => {
    const familyId = ctx.actor.kind === "person" ? ctx.actor.familyId : undefined;
    if (!familyId) throw forbidden("identity.error.appOnly");
    await setPushToken(ctx, familyId, body.token);
  },
);
