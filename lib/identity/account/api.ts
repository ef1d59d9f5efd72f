import { z } from "zod";
import { LOCALES } from "../../core/i18n/locales";
import { VISIBILITIES } from "../person/model";
import { ROLES, SIGN_UP_ROLES } from "../role/model";
import {
  Email,
  MAX_LINKS,
  NewPassword,
  Password,
  PhoneNumber,
  TimeZone,
  USER_STATUSES,
  Username,
  WebAddress,
} from "./model";

// What the REST API takes and gives of an account, by the names that its clients know.

const name = z.string().trim().max(150);
const line = z.string().trim().max(120);

/** What an app signs a person up with. Anything else in the body is ignored. */
export const RegisterInput = z.object({
  email: Email,
  username: Username.describe(
    "8 to 16 letters, digits, dots, dashes or underscores, beginning with a letter.",
  ),
  password: NewPassword.describe("At least 12 characters, unless the institution asks for another number."),
  first_name: name.optional(),
  last_name: name.optional(),
  phone_number: PhoneNumber.optional().describe("With country code, such as +14155550123."),
  user_type: z.enum(SIGN_UP_ROLES).default("student"),
  time_zone: z.string().max(64).optional().describe("IANA name, such as Europe/Riga."),
  terms_accepted: z.boolean().optional(),
});
export type RegisterInput = z.output<typeof RegisterInput>;

export const Registered = z.object({
  email: z.string(),
  username: z.string(),
  status: z.enum(USER_STATUSES),
});

/** Confirms an address with the mailed code and the password of the sign-up. */
export const VerifyInput = z.object({
  email: Email,
  code: z
    .string()
    .transform((text) => text.replace(/\s/g, ""))
    .pipe(z.string().regex(/^[0-9]{6}$/, "identity.error.codeForm"))
    .describe("The six digits of the message."),
  password: Password,
});

const timestamp = z.iso.datetime();

/** A person's own account. */
export const Me = z
  .object({
    id: z.uuid(),
    email: z.string(),
    email_verified: z.boolean(),
    username: z.string(),
    first_name: z.string(),
    last_name: z.string(),
    phone_number: z.string().nullable(),
    bio: z.string().nullable(),
    profile_image: z
      .string()
      .nullable()
      .describe("Address of the photo; add `?w=64`, `?w=256` or `?w=512` for a smaller one."),
    website: z.string().nullable(),
    city: z.string().nullable(),
    country: z.string().nullable(),
    links: z.array(z.string()),
    language: z.string().nullable(),
    time_zone: z.string().nullable(),
    profile_visibility: z.enum(VISIBILITIES),
    status: z.enum(USER_STATUSES),
    user_types: z.array(z.enum(ROLES)).describe("The roles that the person holds."),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: "Me" });
export type Me = z.output<typeof Me>;

/** What of the own account an app may change: only the fields that are sent; null empties one. */
export const MePatch = z.object({
  first_name: name.min(1).optional(),
  last_name: name.optional(),
  phone_number: PhoneNumber.nullable().optional(),
  bio: z.string().trim().max(2000).nullable().optional(),
  website: WebAddress.nullable().optional(),
  city: line.nullable().optional(),
  country: line.nullable().optional(),
  links: z.array(WebAddress).max(MAX_LINKS, "identity.error.tooManyLinks").optional(),
  language: z.enum(LOCALES).optional(),
  time_zone: TimeZone.optional(),
  profile_visibility: z.enum(VISIBILITIES).optional(),
});
export type MePatch = z.output<typeof MePatch>;

/** A person as others may see them. */
export const PublicUser = z
  .object({
    username: z.string(),
    name: z.string(),
    bio: z.string().nullable(),
    headline: z.string().nullable(),
    profile_image: z.string().nullable(),
    website: z.string().nullable(),
    city: z.string().nullable(),
    country: z.string().nullable(),
    links: z.array(z.string()),
    user_types: z.array(z.enum(ROLES)),
    url: z.string().describe("The person's page."),
    created_at: timestamp,
  })
  .meta({ id: "Person" });
