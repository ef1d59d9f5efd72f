import { route } from "@/lib/core/route";
import { appOf } from "@/lib/core/route-guards";
import { refresh } from "@/lib/identity/refresh/commands";
import { RefreshInput, TokenPair } from "@/lib/identity/refresh/model";

export const dynamic = "force-dynamic";

/** Exchanges a refresh token for a new pair. */
export const POST = route(
  {
    auth: "none",
    credentials: "ignored",
    summary: "Get new tokens with a refresh token",
    description:
      "A refresh token works once. The same request within 30 seconds gets the same new token, so a lost answer may be asked for again; a later use of an old token ends this login. 401 `invalid_grant`: sign in again.",
    tags: ["Signing in"],
    body: RefreshInput,
    form: true,
    response: TokenPair,
    limit: { name: "token-refresh", capacity: 600, perSeconds: 60 },
    duringMaintenance: true,
  },
  (ctx, { body, request }) => {
    const app = appOf(request.headers);
    return refresh(ctx, body.refresh_token, { name: null, build: app && `${app.platform}:${app.build}` });
  },
);
