import { z } from "zod";
import { Password } from "../account/model";

/** How every refresh token begins, so that scanners for leaked secrets know one. */
export const REFRESH_PREFIX = "ghr_";
/** A token that is not used ends its family after this many days, and every family ends after the second. */
export const TOKEN_DAYS = 30;
export const FAMILY_DAYS = 90;
/** For this long after its first use a token gives the same answer again: the first one may have been lost. */
export const REPEAT_SECONDS = 30;
/** Live app logins of one person; the oldest ends when there is one more. */
export const MAX_FAMILIES = 20;

const identifier = z
  .string()
  .max(254)
  .transform((text) => text.normalize("NFKC").trim())
  .pipe(z.string().min(1));

/** What an app signs in with. */
export const TokenInput = z
  .object({
    email: identifier.optional().describe("The e-mail address; or give `username`."),
    username: identifier.optional(),
    password: Password,
    otp: z
      .string()
      .trim()
      .max(40)
      .optional()
      .describe("A code of the second factor, or a recovery code; asked for by 401 `mfa_required`."),
    device_name: z
      .string()
      .trim()
      .max(100)
      .optional()
      .describe("Under which the person finds this login again, such as “Ada's phone”."),
  })
  .refine((input) => input.email ?? input.username, {
    path: ["email"],
    error: "errors.required",
    // Said together with what else is missing.
    when: ({ value }) => typeof value === "object" && value !== null && !Array.isArray(value),
  });
export type TokenInput = z.output<typeof TokenInput>;

export const RefreshInput = z.object({ refresh_token: z.string().min(1).max(200) });

/** What signing in and refreshing answer. */
export const TokenPair = z.object({
  access_token: z.string().describe("A JWT for the Authorization header."),
  refresh_token: z.string().describe("Works once; the answer holds the next one."),
  token_type: z.literal("Bearer"),
  expires_in: z.int().describe("Seconds until the access token is over."),
});
export type TokenPair = z.output<typeof TokenPair>;
