import { unauthenticated } from "@/lib/core/errors";
import { route } from "@/lib/core/route";
import { appOf } from "@/lib/core/route-guards";
import { Me } from "@/lib/identity/account/api";
import { accountOf } from "@/lib/identity/account/queries";
import { apiMe } from "@/lib/identity/account/shape";
import { TokenInput, TokenPair } from "@/lib/identity/refresh/model";
import { signInApp } from "@/lib/identity/refresh/sign-in";

export const dynamic = "force-dynamic";

/** Signs an app in. */
export const POST = route(
  {
    auth: "none",
    credentials: "ignored",
    summary: "Get tokens with a password",
    description:
      "Send `email` (or `username`) and `password`, as JSON or as a form. 401 `mfa_required` asks for `otp` too. Keep the refresh token where other apps cannot read it.",
    tags: ["Signing in"],
    body: TokenInput,
    form: true,
    response: TokenPair.extend({ user: Me }),
    limit: { name: "token", capacity: 300, perSeconds: 60 },
    duringMaintenance: true,
  },
  async (ctx, { body, request }) => {
    const app = appOf(request.headers);
    const device = { name: body.device_name || null, build: app && `${app.platform}:${app.build}` };
    const { userId, pair } = await signInApp(ctx, body, device);
    const account = await accountOf(ctx, userId);
    if (!account) throw unauthenticated();
    return { ...pair, user: apiMe(account) };
  },
);
