import { randomFillSync } from "node:crypto";

/** A time-ordered UUID, version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, then random bits. */
export function uuidv7(now = Date.now()): string {
  const b = Buffer.allocUnsafe(16);
  randomFillSync(b, 6);
  b.writeUIntBE(now, 0, 6);
  b[6] = 0x70 | ((b[6] as number) & 0x0f);
  b[8] = 0x80 | ((b[8] as number) & 0x3f);
  const h = b.toString("hex");
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`;
}

/** Whether a text is a UUID of any version; anything else in a path is simply not found. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
