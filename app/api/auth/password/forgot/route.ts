import { route } from "@/lib/core/route";
import { ForgotPasswordInput } from "@/lib/identity/account/model";
import { forgotPassword } from "@/lib/identity/account/password";

export const dynamic = "force-dynamic";

/** Mails a link for a new password. Says nothing of whether the address has an account. */
export const POST = route(
  {
    auth: "none",
    credentials: "ignored",
    summary: "Ask for a new password",
    description: "Always answers alike; three an hour for each address.",
    tags: ["Signing in"],
    body: ForgotPasswordInput,
    status: 202,
  },
  (ctx, { body }) => forgotPassword(ctx, body),
);
