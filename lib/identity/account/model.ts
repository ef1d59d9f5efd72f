import { z } from "zod";
import type { Actor } from "../../core/ctx";
import { LOCALES } from "../../core/i18n/locales";
import { machine } from "../../core/machine";
import { SIGN_UP_ROLES } from "../role/model";

export const USER_STATUSES = ["pending_verification", "active", "suspended", "inactive"] as const;
export type UserStatus = (typeof USER_STATUSES)[number];

/** Names that a person could be mistaken for the institution by, or that the product needs itself. */
const RESERVED = new Set([
  "administrator",
  "anonymous",
  "credentials",
  "everybody",
  "everyone",
  "guildhall",
  "helpdesk",
  "hostmaster",
  "instructor",
  "marketplace",
  "moderator",
  "official",
  "postmaster",
  "provider",
  "security",
  "services",
  "superadmin",
  "superuser",
  "support-team",
  "sysadmin",
  "undefined",
  "webmaster",
]);
/** Erased accounts are renamed to `erased` and ten characters. */
const isReserved = (name: string) => RESERVED.has(name.toLowerCase()) || /^erased/i.test(name);

/** 8 to 16 characters, beginning with a letter. */
export const USERNAME_FORM = /^[A-Za-z][A-Za-z0-9_.-]{7,15}$/;
export const Username = z
  .string()
  .trim()
  .regex(USERNAME_FORM, "identity.error.usernameForm")
  .refine((name) => !isReserved(name), "identity.error.usernameReserved");

/** One mailbox in ASCII, after NFKC: look-alike letters of other scripts are refused. */
export const Email = z
  .string()
  .transform((text) => text.normalize("NFKC").trim())
  .pipe(z.string().max(254).pipe(z.email("errors.field.email")));

/** The least that any setting of `auth.password_min_length` allows; the command asks for more. */
export const NewPassword = z.string().min(1).min(8, "identity.error.shortPassword").max(256);
/** A password as given at a door: any length that we ever accepted. */
export const Password = z.string().min(1).max(256);

/** An international number: a plus sign and 7 to 15 digits; spaces, dots, dashes and brackets are dropped. */
export const PhoneNumber = z
  .string()
  .transform((text) => text.replace(/[\s().-]/g, ""))
  .pipe(z.string().regex(/^\+[0-9]{7,15}$/, "identity.error.phone"));

/** An IANA time zone that this runtime knows. */
export const TimeZone = z.string().refine(isTimeZone, "errors.field.choice");

/** Whether a text names an IANA zone. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z_+\-/0-9]{1,64}$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const name = z.string().trim().max(150);
const line = z.string().trim().max(120).optional();

export const SignUpInput = z.object({
  firstName: name.min(1),
  lastName: name.optional(),
  email: Email,
  username: Username,
  phoneNumber: PhoneNumber.optional(),
  password: NewPassword,
  role: z.enum(SIGN_UP_ROLES).default("student"),
  terms: z.boolean({ error: "identity.error.terms" }).refine((yes) => yes, "identity.error.terms"),
  /** The browser's zone; a wrong one is left out. */
  zone: z.string().max(64).optional(),
  next: z.string().max(500).optional(),
});
export type SignUpInput = z.output<typeof SignUpInput>;

/** Confirms an address: the link's token, or address and code; the password unless the browser is known. */
export const ConfirmEmailInput = z.object({
  token: z.string().max(100).optional(),
  email: Email.optional(),
  code: z
    .string()
    .transform((text) => text.replace(/\s/g, ""))
    .pipe(z.string().regex(/^[0-9]{6}$/, "identity.error.codeForm"))
    .optional(),
  password: Password.optional(),
});
export type ConfirmEmailInput = z.output<typeof ConfirmEmailInput>;

export const ResendInput = z.object({ email: Email.optional() });
export const ForgotPasswordInput = z.object({ email: Email });
export const ResetPasswordInput = z.object({ token: z.string().min(1).max(100), password: NewPassword });
export const ChangePasswordInput = z.object({ current: Password, password: NewPassword });

/** At most this many links stand on a profile. */
export const MAX_LINKS = 5;
export const WebAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(300);

const LinkLine = z
  .url({ protocol: /^https?$/, hostname: z.regexes.domain, error: "identity.error.links" })
  .max(300);

/** Web addresses, one a line. */
const Links = z
  .string()
  .max(2000)
  .transform((text) => [
    ...new Set(
      text
        .split(/\s+/)
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(LinkLine).max(MAX_LINKS, "identity.error.tooManyLinks"));

export const ProfileInput = z.object({
  firstName: name.min(1),
  lastName: name.optional(),
  phoneNumber: PhoneNumber.optional(),
  bio: z.string().trim().max(2000).optional(),
  city: line,
  country: line,
  website: WebAddress.optional(),
  links: Links.optional(),
  language: z.enum(LOCALES),
  timeZone: TimeZone,
});
export type ProfileInput = z.output<typeof ProfileInput>;

/** A picture; its type and size are checked by its bytes when it is stored. */
export const PhotoInput = z.object({ photo: z.file() });

export const SuspendInput = z.object({
  userId: z.uuid(),
  reason: z.string().trim().min(3).max(500),
  /** The last day of the suspension, `YYYY-MM-DD`; without it there is no end. */
  until: z.iso.date().optional(),
});
export type SuspendInput = z.output<typeof SuspendInput>;
export const ReasonInput = z.object({ userId: z.uuid(), reason: z.string().trim().min(3).max(500) });
export type ReasonInput = z.output<typeof ReasonInput>;

/** What the machine must know of an account. */
export interface AccountState {
  id: string;
  status: UserStatus;
  /** Holds any admin role. */
  isAdmin: boolean;
  erasedAt: Date | null;
}

const person = (actor: Actor) => (actor.kind === "person" ? actor : null);
/** No admin acts on themselves, and on other admins only a super admin. */
const manages = (actor: Actor, row: AccountState) => {
  const p = person(actor);
  if (actor.kind === "job") return true;
  if (!p || p.id === row.id || !p.permissions.has("users.manage")) return false;
  return !row.isAdmin || p.roles.includes("super_admin");
};
const isOwn = (actor: Actor, row: AccountState) => person(actor)?.id === row.id;
const erases = (actor: Actor, row: AccountState) => {
  const p = person(actor);
  return p !== null && p.id !== row.id && !row.isAdmin && p.permissions.has("users.erase");
};
/** Possession of the mailed token is the right; the command checked it. */
const byMail = (actor: Actor, row: AccountState) =>
  actor.kind === "anonymous" || person(actor)?.id === row.id;
const notErased = (row: AccountState) => (row.erasedAt ? "identity.error.erased" : null);

/** The life of an account. */
export const accountMachine = machine<
  UserStatus,
  | "confirm"
  | "suspend"
  | "unsuspend"
  | "deactivate"
  | "restore"
  | "leave"
  | "erase"
  | "come_back"
  | "return_unconfirmed"
  | "return_suspended",
  AccountState
>({
  entity: "identity.user",
  states: USER_STATUSES,
  initial: "pending_verification",
  transitions: [
    { action: "confirm", from: ["pending_verification"], to: "active", who: byMail },
    { action: "suspend", from: ["active"], to: "suspended", who: manages },
    { action: "unsuspend", from: ["suspended"], to: "active", who: manages },
    { action: "deactivate", from: ["active"], to: "inactive", who: manages },
    { action: "restore", from: ["inactive"], to: "active", who: manages, guard: notErased },
    // Switched off, or given up for good, by the owner; a member who waits for confirmation may leave too.
    { action: "leave", from: ["active", "pending_verification"], to: "inactive", who: isOwn },
    {
      action: "erase",
      from: ["active", "suspended", "inactive"],
      to: "inactive",
      who: erases,
      guard: notErased,
    },
    { action: "come_back", from: ["inactive"], to: "active", who: byMail, guard: notErased },
    // Being switched off meanwhile is no way around the confirmation or the suspension.
    {
      action: "return_unconfirmed",
      from: ["inactive"],
      to: "pending_verification",
      who: (actor, row) => byMail(actor, row) || manages(actor, row),
      guard: notErased,
    },
    { action: "return_suspended", from: ["inactive"], to: "suspended", who: byMail, guard: notErased },
  ],
});
