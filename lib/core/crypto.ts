import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "./env";
import { single } from "./single";

/** A key of 32 bytes for one purpose, derived from AUTH_SECRET (HKDF-SHA256, RFC 5869). */
export function derivedKey(purpose: string): Buffer {
  return single(`key:${purpose}`, () =>
    Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "guildhall", purpose, 32)),
  );
}

/** HMAC-SHA256 under the purpose's key. */
export function hmac(purpose: string, data: string | Buffer): Buffer {
  return createHmac("sha256", derivedKey(purpose)).update(data).digest();
}

/** SHA-256 of the data. */
export function sha256(data: string | Buffer): Buffer {
  return createHash("sha256").update(data).digest();
}

/** An unguessable token: `bytes` random bytes in base64url. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString("base64url");
}

/** Compares secrets in time that does not depend on where they differ. */
export function sameSecret(a: string | Buffer, b: string | Buffer): boolean {
  return timingSafeEqual(sha256(Buffer.from(a)), sha256(Buffer.from(b)));
}

/** Proves a loopback request to be the product's own. */
export function internalToken(): string {
  return hmac("internal-endpoint", "v1").toString("base64url");
}
