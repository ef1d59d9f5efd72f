import { decode, encode } from "next-auth/jwt";
import { derivedKey } from "./crypto";
import { env } from "./env";
import { single } from "./single";

/** Longest life of the cookie in days; the row in `sessions` ends a login earlier. */
export const COOKIE_DAYS = 30;

/** The login cookie's name; `__Host-` binds it to this host and to https. */
export const cookieName = () => (env().baseUrl.startsWith("https:") ? "__Host-guildhall" : "guildhall");

/** The key that encrypts the login cookie. */
export const cookieSecret = () => derivedKey("login-cookie").toString("base64url");

/** The cookie that a sign-in would set for a session row; for tests and benchmarks, which skip the form. */
export async function mintCookie(sessionId: string): Promise<{ name: string; value: string }> {
  const name = cookieName();
  const value = await encode({
    token: { sub: sessionId, sid: sessionId },
    secret: cookieSecret(),
    salt: name,
    maxAge: COOKIE_DAYS * 86_400,
  });
  return { name, value };
}

/** How many opened cookies a process remembers. */
const REMEMBERED = 10_000;

const opened = () => single("opened-cookies", () => new Map<string, { sid: string; until: number }>());

/**
 * The id of the session row that a login cookie names; null for a forged or expired one. What a cookie holds never
 * changes, so each is decrypted once: deriving the key and decrypting costs more than the rest of a request's login.
 */
export async function readCookie(value: string): Promise<string | null> {
  const cookies = opened();
  const known = cookies.get(value);
  if (known) return known.until > Date.now() ? known.sid : null;
  const salt = cookieName();
  const token = await decode({ token: value, secret: cookieSecret(), salt }).catch(() => null);
  if (!token?.exp || typeof token.sid !== "string") return null;
  const [oldest] = cookies.keys();
  if (cookies.size >= REMEMBERED && oldest !== undefined) cookies.delete(oldest);
  cookies.set(value, { sid: token.sid, until: token.exp * 1000 });
  return token.sid;
}
