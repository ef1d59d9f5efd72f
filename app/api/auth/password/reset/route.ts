import { route } from "@/lib/core/route";
import { ResetPasswordInput } from "@/lib/identity/account/model";
import { resetPassword } from "@/lib/identity/account/password";

export const dynamic = "force-dynamic";

/** Sets a new password with the token of the mailed link. */
export const POST = route(
  {
    auth: "none",
    credentials: "ignored",
    summary: "Set a new password",
    description: "Takes the `token` of the mailed link, which works once within an hour. Ends all logins.",
    tags: ["Signing in"],
    body: ResetPasswordInput,
    status: 204,
  },
  (ctx, { body }) => resetPassword(ctx, body),
);
