import { z } from "zod";
import { route } from "@/lib/core/route";
import { VerifyInput } from "@/lib/identity/account/api";
import { confirmEmail } from "@/lib/identity/account/confirm";
import { unknownDevice } from "@/lib/identity/session/device";

export const dynamic = "force-dynamic";

/** Confirms an address with the mailed code and the password. */
export const POST = route(
  {
    auth: "none",
    credentials: "ignored",
    summary: "Confirm an e-mail address",
    tags: ["Signing in"],
    body: VerifyInput,
    response: z.object({ email: z.string(), email_verified: z.literal(true) }),
  },
  async (ctx, { body, request }) => {
    await confirmEmail(ctx, body, unknownDevice(request.headers));
    return { email: body.email, email_verified: true as const };
  },
);
