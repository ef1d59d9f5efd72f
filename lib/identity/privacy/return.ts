import { hmac, sameSecret } from "../../core/crypto";
import { RETURN_MINUTES } from "./model";

/**
 * What a person gets who gave the right password of a switched-off account: it lets the account be switched on
 * again within ten minutes, and nothing else. Nobody is signed in by it, so a second factor is still asked for.
 */
export function returnToken(userId: string, epoch: number, now = Date.now()): string {
  const body = `${userId}.${epoch}.${Math.floor(now / 1000) + RETURN_MINUTES * 60}`;
  return `${body}.${hmac("account-return", body).toString("base64url")}`;
}

/** Whose return a token allows; null when it is forged or too old. */
export function readReturnToken(token: string, now = Date.now()): { userId: string; epoch: number } | null {
  const [userId, epoch, until, proof] = token.split(".");
  const body = `${userId}.${epoch}.${until}`;
  if (!userId || !proof || !sameSecret(proof, hmac("account-return", body).toString("base64url")))
    return null;
  return Number(until) * 1000 >= now ? { userId, epoch: Number(epoch) } : null;
}
