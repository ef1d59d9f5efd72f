import { z } from "zod";
import { route } from "@/lib/core/route";
import { signOutApp } from "@/lib/identity/refresh/commands";

export const dynamic = "force-dynamic";

/** Signs an app out. Answers alike whatever the token is. */
export const POST = route(
  {
    auth: "none",
    credentials: "ignored",
    anyBuild: true,
    duringMaintenance: true,
    summary: "Sign out",
    description: "Ends the login of this refresh token with all its tokens. Always 204.",
    tags: ["Signing in"],
    body: z.object({ refresh_token: z.string().max(200).optional() }),
    form: true,
    status: 204,
  },
  async (ctx, { body }) => {
    if (body.refresh_token) await signOutApp(ctx, body.refresh_token);
  },
);
