import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { env } from "../../core/env";
import type { Assertion, Registration } from "../passkey/model";

/** What a test may make an authenticator say wrongly. */
interface Lies {
  origin?: string;
  rpId?: string;
  type?: string;
  challenge?: string;
  /** Says nobody unlocked it. */
  unverified?: boolean;
  /** Does not count on, as a copy that stayed behind. */
  count?: number;
  /** Names another key than that which signs. */
  id?: string;
  userHandle?: string;
}

const b64 = (bytes: Buffer) => bytes.toString("base64url");
const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest();
const FLAGS = { present: 0x01, verified: 0x04, attested: 0x40 };

/** CBOR (RFC 8949) of a text, of bytes, and of a map whose values are encoded already: all that WebAuthn takes here. */
function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  if (length < 256) return Buffer.from([(major << 5) | 24, length]);
  return Buffer.from([(major << 5) | 25, length >> 8, length & 0xff]);
}
const text = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const bytes = (value: Buffer) => Buffer.concat([head(2, value.length), value]);
const map = (entries: [Buffer, Buffer][]) => Buffer.concat([head(5, entries.length), ...entries.flat()]);
/** A whole number from -24 to 23. */
const int = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value));

/** A security key in software: it makes one passkey (ES256, attestation `none`) and signs with it as the real ones do. */
export function authenticator() {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credentialId = randomBytes(32);
  let userHandle = "";
  let count = 0;

  const said = (type: string, challenge: string, lies: Lies) =>
    Buffer.from(
      JSON.stringify({
        type: lies.type ?? type,
        challenge: lies.challenge ?? challenge,
        origin: lies.origin ?? new URL(env().baseUrl).origin,
        crossOrigin: false,
      }),
    );

  function data(flags: number, lies: Lies): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(lies.count ?? ++count);
    const verified = lies.unverified ? 0 : FLAGS.verified;
    return Buffer.concat([
      sha256(lies.rpId ?? new URL(env().baseUrl).hostname),
      Buffer.from([flags | FLAGS.present | verified]),
      counter,
    ]);
  }

  function cose(): Buffer {
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    return map([
      [int(1), int(2)],
      [int(3), int(-7)],
      [int(-1), int(1)],
      [int(-2), bytes(Buffer.from(x, "base64url"))],
      [int(-3), bytes(Buffer.from(y, "base64url"))],
    ]);
  }

  return {
    id: b64(credentialId),
    /** Makes the passkey that a site asked for. */
    create(options: { challenge: string; user: { id: string } }, lies: Lies = {}): Registration {
      userHandle = options.user.id;
      const length = Buffer.from([credentialId.length >> 8, credentialId.length & 0xff]);
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, cose()]);
      const authData = Buffer.concat([data(FLAGS.attested, lies), attested]);
      const attestation = map([
        [text("fmt"), text("none")],
        [text("attStmt"), map([])],
        [text("authData"), bytes(authData)],
      ]);
      return {
        id: b64(credentialId),
        rawId: b64(credentialId),
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: b64(said("webauthn.create", options.challenge, lies)),
          attestationObject: b64(attestation),
          transports: ["internal", "hybrid"],
        },
      };
    },
    /** Signs a challenge. */
    get(options: { challenge: string }, lies: Lies = {}): Assertion {
      const clientData = said("webauthn.get", options.challenge, lies);
      const authData = data(0, lies);
      const signature = sign("sha256", Buffer.concat([authData, sha256(clientData)]), privateKey);
      const id = lies.id ?? b64(credentialId);
      return {
        id,
        rawId: id,
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: b64(clientData),
          authenticatorData: b64(authData),
          signature: b64(signature),
          userHandle: lies.userHandle ?? userHandle,
        },
      };
    },
  };
}
