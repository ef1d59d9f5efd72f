import * as OTPAuth from "otpauth";
import { renderSVG } from "uqr";
import { TOTP } from "./model";

/** A new secret of 160 bits, as RFC 4226 asks for. */
export const newSecret = (): Buffer => Buffer.from(new OTPAuth.Secret({ size: 20 }).bytes);

const secretOf = (bytes: Buffer) => new OTPAuth.Secret({ buffer: Uint8Array.from(bytes).buffer });
const stepAt = (now: number) => Math.floor(now / 1000 / TOTP.period);

/**
 * The 30-second step for which a code is right, one step of drift either way as RFC 6238 allows; null when it is
 * wrong. The caller makes sure that a step works once.
 */
export function stepOfCode(secret: Buffer, code: string, now = Date.now()): number | null {
  const drift = OTPAuth.TOTP.validate({
    ...TOTP,
    secret: secretOf(secret),
    token: code,
    timestamp: now,
    window: 1,
  });
  return drift === null ? null : stepAt(now) + drift;
}

/** The code of a secret at a time. */
export const codeAt = (secret: Buffer, now = Date.now()): string =>
  OTPAuth.TOTP.generate({ ...TOTP, secret: secretOf(secret), timestamp: now });

/** What an app needs to know: the secret for typing, its address, and the address as a QR code in SVG. */
export function enrolment(secret: Buffer, account: { issuer: string; label: string }) {
  // A colon divides issuer and label in the address, so neither may hold one.
  const plain = (text: string) => text.replaceAll(":", " ");
  const uri = new OTPAuth.TOTP({
    ...TOTP,
    secret: secretOf(secret),
    issuer: plain(account.issuer),
    label: plain(account.label),
  }).toString();
  const base32 = secretOf(secret).base32;
  return {
    uri,
    secret: base32.replace(/(.{4})(?=.)/g, "$1 "),
    svg: renderSVG(uri, { border: 2, ecc: "M" }),
  };
}
