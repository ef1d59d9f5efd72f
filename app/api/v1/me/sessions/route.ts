import { z } from "zod";
import { route } from "@/lib/core/route";
import { apiLogin, OwnLogin } from "@/lib/identity/session/api";
import { listOwnLogins } from "@/lib/identity/session/queries";

export const dynamic = "force-dynamic";

/** Where the caller is signed in: browsers and apps. */
export const GET = route(
  {
    auth: "session",
    summary: "List your logins",
    tags: ["Your account"],
    response: z.object({ data: z.array(OwnLogin) }),
  },
  async (ctx) => ({ data: (await listOwnLogins(ctx)).map(apiLogin) }),
);
