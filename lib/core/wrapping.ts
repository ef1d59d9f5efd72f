import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { env } from "./env";
import { single } from "./single";

/**
 * Bytes kept under the keys of ENCRYPTION_KEYS: AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits.
 * Layout: version (1 byte), length of the key id (1), key id, nonce (12), ciphertext, tag (16). The first key of
 * the list encrypts, every one decrypts, so keys rotate while the product runs.
 */
const VERSION = 1;
const NONCE = 12;
const TAG = 16;

/** A column that holds wrapped bytes; the rewrap job carries its rows over to the current key. Given as `gives.keyWrapping`. */
export interface WrappedColumn {
  table: string;
  /** The column of the primary key, as text in the additional data. */
  key: string;
  column: string;
}

/** The additional data that binds wrapped bytes to their place, so that they cannot be moved to another row. */
export const placeOf = (column: WrappedColumn, id: string): string =>
  `${column.table}.${column.column}.${id}`;

const keys = () =>
  single("encryption-keys", () => {
    const list = env()
      .ENCRYPTION_KEYS.split(",")
      .map((pair) => {
        const at = pair.indexOf(":");
        return { id: pair.slice(0, at), key: Buffer.from(pair.slice(at + 1), "base64") };
      });
    return { current: list[0] as (typeof list)[number], byId: new Map(list.map((k) => [k.id, k.key])) };
  });

/** Encrypts under a given key; `aad` is authenticated, not stored. */
export function encrypt(key: Buffer, plain: Buffer, aad: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(aad));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

/** Decrypts what `encrypt` made. Throws when key, bytes or `aad` differ. */
export function decrypt(key: Buffer, sealed: Buffer, aad: string): Buffer {
  const nonce = sealed.subarray(0, NONCE);
  const tag = sealed.subarray(sealed.length - TAG);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(aad)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()]);
}

/** Wraps bytes under the current key. `aad` names their place. */
export function wrap(bytes: Buffer, aad: string): Buffer {
  const { id, key } = keys().current;
  const name = Buffer.from(id);
  return Buffer.concat([Buffer.from([VERSION, name.length]), name, encrypt(key, bytes, aad)]);
}

/** The id of the key under which bytes are wrapped. */
export function wrappedBy(wrapped: Buffer): string {
  return wrapped.subarray(2, 2 + (wrapped[1] ?? 0)).toString();
}

/** The id of the key that wraps now. */
export function currentKeyId(): string {
  return keys().current.id;
}

/** Unwraps bytes. Throws when their key is not configured, or when they or `aad` were changed. */
export function unwrap(wrapped: Buffer, aad: string): Buffer {
  if (wrapped[0] !== VERSION) throw new Error("These bytes are not wrapped in a form that is known.");
  const id = wrappedBy(wrapped);
  const key = keys().byId.get(id);
  if (!key) throw new Error(`ENCRYPTION_KEYS holds no key "${id}".`);
  return decrypt(key, wrapped.subarray(2 + id.length), aad);
}
