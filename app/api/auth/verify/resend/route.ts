import { z } from "zod";
import { route } from "@/lib/core/route";
import { resendVerification } from "@/lib/identity/account/confirm";
import { Email } from "@/lib/identity/account/model";
import { unknownDevice } from "@/lib/identity/session/device";

export const dynamic = "force-dynamic";

/** Mails a new code. Says nothing of whether the address has an account. */
export const POST = route(
  {
    auth: "none",
    credentials: "ignored",
    summary: "Send the confirmation again",
    description: "Always answers alike; three an hour for each address.",
    tags: ["Signing in"],
    body: z.object({ email: Email }),
    status: 202,
  },
  (ctx, { body, request }) => resendVerification(ctx, body, unknownDevice(request.headers)),
);
