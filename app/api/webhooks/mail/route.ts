import { z } from "zod";
import { env } from "@/lib/core/env";
import { AppError, notFound, unauthenticated } from "@/lib/core/errors";
import { fieldErrors } from "@/lib/core/issues";
import { route } from "@/lib/core/route";
import { rawBodyOf } from "@/lib/core/route-request";
import { isSignedWebhook } from "@/lib/core/webhook";
import { MailEvent } from "@/lib/notifications/delivery/model";
import { takeMailEvent } from "@/lib/notifications/delivery/webhook";

export const dynamic = "force-dynamic";

const MOST = 64 * 1024;

/** What the mail provider tells of a message that it took: delivered, bounced, or reported as unwanted. */
export const POST = route(
  {
    auth: "none",
    credentials: "ignored",
    summary: "Tell what became of a mail (Standard Webhooks signature)",
    description:
      "For mail providers. The JSON body is `{id, type, message_id, detail?}`; `type` is delivered, bounced or complained. The signature is made over the raw body with MAIL_WEBHOOK_SECRET; without that variable there is nothing here.",
    tags: ["Notifications"],
    response: z.object({ effect: z.boolean() }),
    limit: false,
    anyBuild: true,
    duringMaintenance: true,
  },
  async (ctx, { request }) => {
    const secret = env().MAIL_WEBHOOK_SECRET;
    if (!secret) throw notFound();
    const raw = await rawBodyOf(request, MOST);
    if (!isSignedWebhook(secret, request.headers, raw)) throw unauthenticated();
    const parsed = MailEvent.safeParse(jsonOf(raw));
    if (!parsed.success) throw new AppError("invalid", "errors.invalid", {}, fieldErrors(parsed.error));
    return takeMailEvent(ctx, parsed.data);
  },
);

function jsonOf(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString());
  } catch {
    return null;
  }
}
