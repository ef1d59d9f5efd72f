import { route } from "@/lib/core/route";
import { Registered, RegisterInput } from "@/lib/identity/account/api";
import { prepareAccount } from "@/lib/identity/account/create";
import { register } from "@/lib/identity/account/register";

export const dynamic = "force-dynamic";

/** Opens an account; its confirmation goes by mail. */
export const POST = route(
  {
    auth: "none",
    credentials: "ignored",
    summary: "Open an account",
    description:
      "The account exists at once and can get tokens; until the mailed code is confirmed, acts that need a confirmed address answer 403 `email_unverified`. Where the institution has addresses confirmed first, every valid request is answered alike, whatever is taken; the mail tells, and there are no tokens before the code.",
    tags: ["Signing in"],
    body: RegisterInput,
    response: Registered,
    status: 201,
    idempotent: true,
    prepare: (ctx, body) => prepareAccount(ctx, body),
  },
  (ctx, { body, prepared }) => register(ctx, body, prepared),
);
