import { createHmac } from "node:crypto";
import { sameSecret } from "./crypto";

/** How far the clock of a webhook's sender may be from ours, in seconds. */
const TOLERANCE = 300;

/**
 * Whether a webhook is signed with the secret, as Standard Webhooks 1.0.0 has it: `v1,` and the base64 HMAC-SHA256 of
 * id, timestamp and raw body, one of several with spaces between them, not older or newer than five minutes.
 */
export function isSignedWebhook(secret: string, headers: Headers, raw: Buffer, now = new Date()): boolean {
  const id = headers.get("webhook-id");
  const timestamp = headers.get("webhook-timestamp") ?? "";
  const signatures = headers.get("webhook-signature")?.split(" ") ?? [];
  if (!id || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const right = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(raw).digest("base64");
  return signatures.some((given) => sameSecret(given, `v1,${right}`));
}
