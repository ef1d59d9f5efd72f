import { derivedKey } from "../../core/crypto";
import { type Ctx, personId } from "../../core/ctx";
import { decrypt, encrypt } from "../../core/wrapping";
import { PreparedGift } from "./model";

const PURPOSE = "points-gift";
const MINUTES = 30;

/** Seals what was looked up for its sender, so that confirming neither looks up again nor can name anybody else. */
export function sealGift(ctx: Ctx, gift: Omit<PreparedGift, "until">): string {
  const body = JSON.stringify({ ...gift, until: Date.now() + MINUTES * 60_000 });
  return encrypt(derivedKey(PURPOSE), Buffer.from(body), personId(ctx.actor) ?? "").toString("base64url");
}

/** What was sealed for the caller; null when it is somebody else's, changed, or too old. */
export function openGift(ctx: Ctx, sealed: string): PreparedGift | null {
  try {
    const bytes = Buffer.from(sealed, "base64url");
    const body = decrypt(derivedKey(PURPOSE), bytes, personId(ctx.actor) ?? "");
    const gift = PreparedGift.parse(JSON.parse(body.toString()));
    return gift.until > Date.now() ? gift : null;
  } catch {
    return null;
  }
}
