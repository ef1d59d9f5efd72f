import { EncryptJWT, jwtDecrypt } from "jose";
import type { z } from "zod";
import { derivedKey } from "../../core/crypto";

/**
 * What the browser carries between two steps of one act, such as a sign-in that lacks its second factor: encrypted
 * (JWE, RFC 7516), so that it can be neither read nor changed, and good for one purpose and a few minutes.
 */
const keyFor = (purpose: string) => derivedKey(`ticket:${purpose}`);

/** Seals a payload for a purpose and some minutes. */
export function sealTicket(
  purpose: string,
  payload: Record<string, unknown>,
  minutes: number,
): Promise<string> {
  return new EncryptJWT({ payload })
    .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
    .setIssuedAt()
    .setExpirationTime(new Date(Date.now() + minutes * 60_000))
    .encrypt(keyFor(purpose));
}

/** The payload of a ticket of this purpose; null when it is forged, another's, too old or of another form. */
export async function openTicket<S extends z.ZodType>(
  purpose: string,
  ticket: string,
  schema: S,
): Promise<z.output<S> | null> {
  try {
    const { payload } = await jwtDecrypt(ticket, keyFor(purpose), {
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
    });
    const parsed = schema.safeParse(payload.payload);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
