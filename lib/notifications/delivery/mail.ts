import type { Ctx } from "../../core/ctx";
import { uuidv7 } from "../../core/ids";
import type { MailRequest } from "../../core/mail";
import { writeLetter } from "./letter";
import { sealPayload } from "./payload";
import { insertDeliveries } from "./queue";

/** Fills core's port `mail`: deliveries without notification, their texts wrapped until they are sent. */
export async function sendMail(ctx: Ctx, requests: readonly MailRequest[]): Promise<void> {
  const rows = [];
  for (const request of requests) {
    const id = uuidv7();
    const letter = await writeLetter(ctx, request);
    rows.push({
      id,
      userId: request.userId,
      channel: "email" as const,
      recipient: request.to,
      category: request.template,
      priority: request.immediate ? ("critical" as const) : ("normal" as const),
      immediate: request.immediate ?? false,
      payload: sealPayload(id, { ...letter, secret: request.secret }),
      dedupeKey: `mail:${request.dedupe}`,
    });
  }
  await insertDeliveries(ctx, rows);
}
