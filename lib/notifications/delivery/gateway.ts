import type { Ctx } from "../../core/ctx";
import { env } from "../../core/env";
import { forgetPushToken, pushDevicesOf } from "../../identity/refresh/push";
import { type Reader, readersOf } from "../notice/readers";
import type { DeliveryRow } from "../schema/deliveries";
import type { NotificationRow } from "../schema/notifications";
import { absolute } from "./letter";
import { textFor } from "./message";

/** How long a gateway may take, in milliseconds. */
const TIMEOUT = 30_000;
const SMS_LENGTH = 320;
const PUSH_LENGTH = 200;

/** A gateway's refusal with its HTTP status. */
class GatewayRefusal extends Error {
  constructor(readonly status: number) {
    super(`The gateway answered ${status}.`);
  }
}

/** What became of a message at a gateway. */
interface Handed {
  to: "sent" | "failed";
  details?: string;
  providerMessageId?: string;
}

/**
 * Hands a message to the configured HTTP gateway of its channel: one POST in JSON, answered with any 2xx and perhaps
 * `{ id }`. An Idempotency-Key of the delivery travels along, so that a repeat can be recognized.
 */
export async function gatewaySend(
  ctx: Ctx,
  row: DeliveryRow,
  notification: NotificationRow | null,
): Promise<Handed> {
  const reader = row.userId ? (await readersOf(ctx, [row.userId])).get(row.userId) : undefined;
  if (!notification || !reader) return { to: "failed", details: "no message" };
  if (row.channel === "sms") return sendSms(ctx, row, notification, reader);
  return row.channel === "push"
    ? sendPush(ctx, row, notification, reader)
    : { to: "failed", details: "no message" };
}

/** `{ id, to, text }`, the text with the link at its end. */
async function sendSms(
  ctx: Ctx,
  row: DeliveryRow,
  notification: NotificationRow,
  reader: Reader,
): Promise<Handed> {
  const { subject } = await textFor(ctx, "sms", notification, reader);
  const link = notification.link ? ` ${absolute(notification.link, reader.locale)}` : "";
  const text = `${[...subject].slice(0, SMS_LENGTH - link.length).join("")}${link}`;
  const answer = await post(env().SMS_GATEWAY_URL as string, env().SMS_GATEWAY_TOKEN, row.id, {
    id: row.id,
    to: row.recipient,
    text,
  });
  return { to: "sent", providerMessageId: answer.id };
}

/** Answers by which a gateway says that a phone is gone for good. */
const GONE = [404, 410];

/**
 * `{ id, to, title, text, url }` for each phone of the person. A phone that is gone is forgotten; while one may still
 * be reached later, all are tried again.
 */
async function sendPush(
  ctx: Ctx,
  row: DeliveryRow,
  notification: NotificationRow,
  reader: Reader,
): Promise<Handed> {
  const { subject, body } = await textFor(ctx, "push", notification, reader);
  const text = [...body].slice(0, PUSH_LENGTH).join("");
  const url = notification.link ? absolute(notification.link, reader.locale) : null;
  let reached = 0;
  let refusal: unknown;
  for (const device of await pushDevicesOf(ctx, [reader.id]))
    try {
      const message = { id: row.id, to: device.token, title: subject, text, url };
      const key = `${row.id}:${device.familyId}`;
      await post(env().PUSH_GATEWAY_URL as string, env().PUSH_GATEWAY_TOKEN, key, message);
      reached += 1;
    } catch (error) {
      if (error instanceof GatewayRefusal && GONE.includes(error.status)) await forgetPushToken(ctx, device);
      else if (!(refusal && isForGood(error))) refusal = error;
    }
  if (refusal && !(reached && isForGood(refusal))) throw refusal;
  return reached ? { to: "sent" } : { to: "failed", details: "no phone" };
}

/** A refusal that no repeat changes. */
const isForGood = (error: unknown) =>
  error instanceof GatewayRefusal && error.status >= 400 && error.status < 500 && error.status !== 429;

async function post(
  url: string,
  token: string | undefined,
  key: string,
  body: unknown,
): Promise<{ id?: string }> {
  const answer = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "idempotency-key": key,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT),
  });
  if (!answer.ok) throw new GatewayRefusal(answer.status);
  const said = (await answer.json().catch(() => ({}))) as { id?: unknown };
  return typeof said.id === "string" ? { id: said.id } : {};
}
