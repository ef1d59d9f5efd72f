import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { calculateJwkThumbprint, exportJWK, jwtVerify, SignJWT } from "jose";
import { derivedKey } from "../../core/crypto";
import { env } from "../../core/env";
import { uuidv7 } from "../../core/ids";
import { single } from "../../core/single";

/** How long an access token is good, in seconds; its person and family are looked at on each request besides. */
export const ACCESS_SECONDS = 600;
const ALGORITHM = "EdDSA";

/** The public half of the key, as others read it (RFC 8037); its id is the thumbprint of RFC 7638. */
interface PublicKey {
  kty: "OKP";
  crv: "Ed25519";
  x: string;
  kid: string;
  alg: typeof ALGORITHM;
  use: "sig";
}
/** How an Ed25519 private key is written in PKCS #8 (RFC 8410, section 7), before its seed of 32 bytes. */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

interface SigningKey {
  privateKey: KeyObject;
  publicKey: KeyObject;
  jwk: PublicKey;
}

/** The key pair of this installation, derived from AUTH_SECRET: every process has the same one. */
const signingKey = () => single<Promise<SigningKey>>("identity-signing-key", makeKey);

async function makeKey(): Promise<SigningKey> {
  const der = Buffer.concat([PKCS8, derivedKey("access-token")]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(privateKey);
  const { x = "" } = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint({ kty: "OKP", crv: "Ed25519", x });
  return {
    privateKey,
    publicKey,
    jwk: { kty: "OKP", crv: "Ed25519", x, kid, alg: ALGORITHM, use: "sig" },
  };
}

const issuer = () => env().baseUrl;
const audience = () => `${env().baseUrl}/api`;

/** Makes an access token (RFC 7519, EdDSA by RFC 8037) for a person and the family of refresh tokens it belongs to. */
export async function signAccessToken(userId: string, familyId: string): Promise<string> {
  const { privateKey, jwk } = await signingKey();
  return new SignJWT({ sid: familyId })
    .setProtectedHeader({ alg: ALGORITHM, kid: jwk.kid, typ: "JWT" })
    .setIssuer(issuer())
    .setAudience(audience())
    .setSubject(userId)
    .setJti(uuidv7())
    .setIssuedAt()
    .setExpirationTime(`${ACCESS_SECONDS}s`)
    .sign(privateKey);
}

/** Whom an access token names; null when it is not ours, was changed, or is over. */
export async function readAccessToken(token: string): Promise<{ userId: string; familyId: string } | null> {
  const { publicKey } = await signingKey();
  try {
    const { payload } = await jwtVerify(token, publicKey, {
      algorithms: [ALGORITHM],
      issuer: issuer(),
      audience: audience(),
      requiredClaims: ["exp", "sub", "sid"],
    });
    return { userId: String(payload.sub), familyId: String(payload.sid) };
  } catch {
    return null;
  }
}

/** The keys by which others check our access tokens, as a JSON Web Key Set (RFC 7517). */
export async function publicKeys(): Promise<{ keys: PublicKey[] }> {
  return { keys: [(await signingKey()).jwk] };
}
