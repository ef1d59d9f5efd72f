import type { Ctx } from "@/lib/core/ctx";
import { unauthenticated } from "@/lib/core/errors";
import { route } from "@/lib/core/route";
import { Me, MePatch } from "@/lib/identity/account/api";
import { patchAccount } from "@/lib/identity/account/commands";
import { getOwnAccount } from "@/lib/identity/account/queries";
import { apiMe } from "@/lib/identity/account/shape";
import { EraseBody, Erasing } from "@/lib/identity/privacy/api";
import { requestErasure } from "@/lib/identity/privacy/commands";
import { stepUp } from "@/lib/identity/session/step-up";

export const dynamic = "force-dynamic";

const tags = ["Your account"];

async function me(ctx: Ctx) {
  const account = await getOwnAccount(ctx);
  if (!account) throw unauthenticated();
  return apiMe(account);
}

/** The caller's own account. */
export const GET = route(
  { auth: "session", scope: "profile:read", summary: "Get your account", tags, response: Me },
  me,
);

/** Changes fields of the caller's own account. */
export const PATCH = route(
  {
    auth: "session",
    scope: "profile:write",
    summary: "Change your account",
    description: "Only the fields that are sent change; `null` empties one.",
    tags,
    body: MePatch,
    response: Me,
  },
  async (ctx, { body }) => {
    await patchAccount(ctx, body);
    return me(ctx);
  },
);

/** Begins the erasure of the caller's account. */
export const DELETE = route(
  {
    auth: "session",
    summary: "Erase your account",
    description:
      "Switches the account off at once, ends all logins, and erases it at `erase_at`. 409 says what stands in the way, such as a company that has no other owner.",
    tags,
    body: EraseBody,
    response: Erasing,
    status: 202,
  },
  async (ctx, { body }) => {
    const actor = await stepUp(ctx, body);
    const { at } = await requestErasure({ ...ctx, actor }, { username: body.username });
    return { erase_at: at.toISOString() };
  },
);
