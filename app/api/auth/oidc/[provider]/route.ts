import { z } from "zod";
import { isImpersonated } from "@/lib/core/ctx";
import { env } from "@/lib/core/env";
import { forbidden } from "@/lib/core/errors";
import { isLocale, localePath } from "@/lib/core/i18n/locales";
import { route } from "@/lib/core/route";
import { providerOf } from "@/lib/identity/oidc/providers";
import { leaveFor } from "@/lib/identity/oidc/way";
import { safeNext } from "@/lib/identity/session/model";

export const dynamic = "force-dynamic";

/** Sends a browser to sign in with a provider. */
export const GET = route(
  {
    auth: "none",
    params: z.object({ provider: z.string().max(40) }),
    query: z.object({ next: z.string().max(500).optional(), locale: z.string().max(10).optional() }),
    duringMaintenance: true,
  },
  async (ctx, { params, query }) => {
    providerOf(params.provider);
    if (isImpersonated(ctx.actor)) throw forbidden("errors.impersonating");
    const inLanguage = isLocale(query.locale) ? { ...ctx, locale: query.locale } : ctx;
    const next = safeNext(query.next);
    const to =
      ctx.actor.kind === "person"
        ? (next ?? localePath(inLanguage.locale, "/account"))
        : await leaveFor(inLanguage, params.provider, "sign_in", next);
    return new Response(null, {
      status: 303,
      headers: { location: new URL(to, env().baseUrl).href, "cache-control": "no-store" },
    });
  },
);
