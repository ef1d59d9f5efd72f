import { hmac, sameSecret } from "../../core/crypto";
import type { Channel } from "../../core/registry";

/** What an unsubscribe link turns off. */
export interface Unsubscription {
  userId: string;
  type: string;
  channel: Channel;
}

const MAC_BYTES = 18;
const macOf = (body: string) => hmac("unsubscribe", body).subarray(0, MAC_BYTES).toString("base64url");

/** The token of an unsubscribe link: what it turns off, authenticated. It never expires and names no address. */
function unsubscribeToken({ userId, type, channel }: Unsubscription): string {
  const body = Buffer.from(`${userId}:${channel}:${type}`).toString("base64url");
  return `${body}.${macOf(body)}`;
}

/** Where a mail's reader can turn its type off: a page to look at, and the address for one click (RFC 8058). */
export function unsubscribePaths(userId: string, type: string, channel: Channel) {
  const token = unsubscribeToken({ userId, type, channel });
  return { unsubscribe: `/unsubscribe/${token}`, oneClick: `/api/unsubscribe/${token}` };
}

/** What a token turns off; null for one that we did not make. */
export function readUnsubscribeToken(token: string): Unsubscription | null {
  const [body, mac] = token.split(".");
  if (!body || !mac || !sameSecret(mac, macOf(body))) return null;
  const [userId, channel, type] = Buffer.from(body, "base64url").toString().split(":");
  return userId && channel && type ? { userId, channel: channel as Channel, type } : null;
}
