import { encode } from "next-auth/jwt";
import { derivedKey } from "./crypto";
import { env } from "./env";

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
