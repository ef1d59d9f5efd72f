import { and, eq } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { pgError } from "../../core/errors";
import { deliver } from "../../core/mail-transport";
import { type DeliveryRow, notificationDeliveries as d } from "../schema/deliveries";
import type { Claimed } from "./claim";
import { gatewaySend } from "./gateway";
import { logged } from "./log";
import { messageFor } from "./message";
import { nextAttempt } from "./model";
import { openPayload } from "./payload";

/** What became of one attempt. */
interface Outcome {
  to: "sent" | "queued" | "failed" | "bounced";
  details?: string;
  response?: Record<string, unknown>;
  providerMessageId?: string;
}

/** RFC 5321 replies that say that the address itself is at fault. */
const ADDRESS_FAULTS = [550, 551, 553];

/**
 * Sends one leased delivery outside of any transaction and writes down what became of it. Whoever took it over
 * meanwhile has the last word: then nothing is written.
 */
export async function send(ctx: Ctx, { row, notification }: Claimed): Promise<void> {
  const began = Date.now();
  let outcome: Outcome;
  try {
    outcome =
      row.channel === "email"
        ? await sendMail(ctx, row, notification)
        : await gatewaySend(ctx, row, notification);
  } catch (error) {
    outcome = refusalOf(error, row.channel);
  }
  const again = outcome.to === "queued" ? nextAttempt(row.attemptCount) : null;
  const to = outcome.to === "queued" && !again ? "failed" : outcome.to;
  const set = {
    status: to,
    leaseUntil: null,
    sendMs: Date.now() - began,
    externalResponse: outcome.response ?? null,
    log: logged(row.log, to === "queued" ? "will be tried again" : to, outcome.details),
    ...(again ? { scheduledAt: again } : {}),
    ...(to === "sent"
      ? { sentAt: new Date(), payload: null, provider: row.channel === "email" ? "smtp" : row.channel }
      : {}),
    ...(to === "failed" || to === "bounced" ? { failedAt: new Date() } : {}),
  };
  const write = (values: object) =>
    ctx.db
      .update(d)
      .set({ ...set, ...values })
      .where(and(eq(d.id, row.id), eq(d.status, "sending"), eq(d.attemptCount, row.attemptCount)));
  const { providerMessageId } = outcome;
  if (!providerMessageId) return void (await write({}));
  // A provider that gives one id twice must not make us send again.
  await write({ providerMessageId }).catch((error) => {
    if (pgError(error)?.code !== "23505") throw error;
    return write({});
  });
}

async function sendMail(ctx: Ctx, row: DeliveryRow, notification: Claimed["notification"]): Promise<Outcome> {
  const letter = openPayload(row) ?? (await messageFor(ctx, row, notification));
  if (!letter) return { to: "failed", details: "no message" };
  const from = await ctx.setting<string | null>("notifications.from_name");
  const replyTo = letter.replyTo ?? (await ctx.setting<string | null>("notifications.reply_to"));
  const { response, messageId } = await deliver({
    ...letter,
    id: row.id,
    recipient: row.recipient,
    replyTo: replyTo ?? null,
    fromName: from ?? (await ctx.setting<string>("general.institution_name")),
  });
  return { to: "sent", details: response, response: { response }, providerMessageId: messageId };
}

/** Whether to try again, by what the other side said (RFC 5321, 4yz and 5yz). */
function refusalOf(error: unknown, channel: string): Outcome {
  const { responseCode, code, status } = error as { responseCode?: number; code?: string; status?: number };
  const details = error instanceof Error ? error.message : String(error);
  const response = { code: responseCode ?? status ?? code ?? null, message: details.slice(0, 500) };
  if (channel !== "email") {
    const permanent = status !== undefined && status >= 400 && status < 500 && status !== 429;
    return { to: permanent ? "failed" : "queued", details, response };
  }
  const permanent = code !== "EAUTH" && responseCode !== undefined && responseCode >= 500;
  if (!permanent) return { to: "queued", details, response };
  return { to: ADDRESS_FAULTS.includes(responseCode as number) ? "bounced" : "failed", details, response };
}
