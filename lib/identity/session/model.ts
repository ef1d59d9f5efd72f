import { z } from "zod";
import { splitLocale } from "../../core/i18n/locales";
import { Password } from "../account/model";

export const SignInInput = z.object({
  /** E-mail address or username. */
  identifier: z
    .string()
    .max(254)
    .transform((text) => text.normalize("NFKC").trim())
    .pipe(z.string().min(1)),
  password: Password,
  remember: z.boolean().optional(),
  zone: z.string().max(64).optional(),
  next: z.string().max(500).optional(),
});
export type SignInInput = z.output<typeof SignInInput>;

/** Steps up with the password, or with a code of the second factor. */
export const ConfirmIdentityInput = z.object({
  password: Password.optional(),
  code: z.string().trim().max(40).optional(),
  next: z.string().max(500).optional(),
});

export const EndSessionInput = z.object({ sessionId: z.uuid() });
export const EndUserSessionInput = z.object({ userId: z.uuid(), sessionId: z.uuid().optional() });

/** Live logins of one person; the oldest ends when there is one more. */
export const MAX_SESSIONS = 20;
/** Idle hours after which a login ends: short ones, remembered ones, those of admins. */
export const IDLE_HOURS = { short: 12, remembered: 14 * 24, admin: 1 } as const;
/** `last_seen_at` is written at most this often. */
export const SEEN_MINUTES = 5;
/** A given password stands for this long where a command asks for it again. */
export const STEP_UP_MINUTES = 10;

/** What an adapter knows of the browser. */
export interface Device {
  /** The secret in the long-lived device cookie. */
  token: string;
  userAgent: string;
}

/** Whether the password was given recently enough for a command that asks for it. */
export function hasStepUp(actor: { reauthenticatedAt: Date | null }, now = Date.now()): boolean {
  return (
    actor.reauthenticatedAt !== null && now - actor.reauthenticatedAt.getTime() < STEP_UP_MINUTES * 60_000
  );
}

/**
 * A return address, if it is a path of this site (`/account?tab=x`); else null. Backslashes, control characters
 * and doubled slashes are how other sites are smuggled in.
 */
export function safeNext(next: string | undefined | null): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point.
  if (!next?.startsWith("/") || /[\\\u0000-\u001f\u007f]/.test(next)) return null;
  try {
    const url = new URL(next, "http://own.invalid");
    if (url.origin !== "http://own.invalid" || next.startsWith("//") || url.pathname.startsWith("//"))
      return null;
    const { path } = splitLocale(url.pathname);
    if (/^\/(sign-in|sign-up|sign-out)(\/|$)/.test(path)) return null;
    return url.pathname + url.search + url.hash;
  } catch {
    return null;
  }
}

const WORKSPACES = ["student", "mentor", "instructor", "company", "client", "provider"];

/**
 * The first page of a person: the workspace that they prefer while they may open it, else administration, else the
 * first workspace, else the account.
 */
export function homeOf(roles: readonly string[], adminRoles: readonly string[], preferred?: string): string {
  if (preferred === "account" || (preferred && roles.includes(preferred) && WORKSPACES.includes(preferred)))
    return `/${preferred}`;
  if (roles.some((role) => adminRoles.includes(role))) return "/admin";
  const first = WORKSPACES.find((role) => roles.includes(role));
  return first ? `/${first}` : "/account";
}

/** The part of an address that one limit counts: a whole IPv4 address, the /64 of an IPv6 one. */
export function addressBlock(ip: string | null): string {
  if (!ip) return "none";
  if (!ip.includes(":")) return ip;
  const [head = "", tail] = ip.toLowerCase().split("::");
  const front = head.split(":").filter(Boolean);
  const back = (tail ?? "").split(":").filter(Boolean);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  return [...front, ...Array<string>(zeros).fill("0"), ...back]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}

const BROWSERS: [RegExp, string][] = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bYaBrowser\//, "Yandex Browser"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

/** Browser and system as a person would name them; null where the header does not tell. */
export function deviceName(userAgent: string): { browser: string | null; system: string | null } {
  const find = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
  return { browser: find(BROWSERS), system: find(SYSTEMS) };
}
