import { z } from "zod";
import { env } from "@/lib/core/env";
import { route } from "@/lib/core/route";
import { providerOf } from "@/lib/identity/oidc/providers";
import { comeBackFrom } from "@/lib/identity/oidc/way";

export const dynamic = "force-dynamic";

/** Receives a browser that comes back from a provider; what it may do, the sealed ticket and the provider's code say. */
export const GET = route(
  {
    auth: "none",
    params: z.object({ provider: z.string().max(40) }),
    duringMaintenance: true,
  },
  async (ctx, { params, request }) => {
    providerOf(params.provider);
    const to = await comeBackFrom(ctx, params.provider, new URL(request.url).search);
    return new Response(null, {
      status: 303,
      headers: { location: new URL(to, env().baseUrl).href, "cache-control": "no-store" },
    });
  },
);
