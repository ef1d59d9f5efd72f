import { cookies, headers } from "next/headers";
import { randomToken } from "../../core/crypto";
import { env } from "../../core/env";
import type { Device } from "./model";

const DAYS = 400;
const secure = () => env().baseUrl.startsWith("https:");
// Not begun like the login cookie: next-auth takes every cookie of its prefix for a piece of its own.
const cookieName = () => (secure() ? "__Host-device" : "device");

/** The browser of this request; one without the device cookie gets a token that nothing remembers. */
export async function readDevice(): Promise<Device> {
  const [jar, head] = [await cookies(), await headers()];
  const token = jar.get(cookieName())?.value;
  return {
    token: token && token.length >= 32 ? token.slice(0, 100) : randomToken(),
    userAgent: head.get("user-agent") ?? "",
  };
}

/** The same, and marks the browser for 400 days, the longest that browsers keep a cookie. In actions only. */
export async function keepDevice(): Promise<Device> {
  const device = await readDevice();
  (await cookies()).set(cookieName(), device.token, {
    httpOnly: true,
    sameSite: "lax",
    secure: secure(),
    path: "/",
    maxAge: DAYS * 86_400,
  });
  return device;
}

/** Tells `/theme.js` what the person chose for all browsers; a choice made in this browser goes first. */
export async function keepTheme(theme: "light" | "dark"): Promise<void> {
  (await cookies()).set("gh-theme", theme, {
    sameSite: "lax",
    secure: secure(),
    path: "/",
    maxAge: DAYS * 86_400,
  });
}

/** The device of a request without cookies, such as an app's: nothing remembers it. */
export const unknownDevice = (head: Headers): Device => ({
  token: randomToken(),
  userAgent: head.get("user-agent") ?? "",
});
