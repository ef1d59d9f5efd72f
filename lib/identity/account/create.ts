import { eq, or, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { conflict, forbidden } from "../../core/errors";
import { limit } from "../../core/limits";
import { recordStatus } from "../../core/transition";
import { checkNewPassword, hashPassword } from "../password/hash";
import { announceNewAccount } from "../registries";
import { birth, roleOf } from "../role/birth";
import { REQUEST_ROLES } from "../role/model";
import { type UserRow, users } from "../schema/users";
import { addressBlock } from "../session/model";
import { isAddressHeld } from "../undo/link";
import { claimName } from "../username/holds";
import { confirmsFirst } from "./even";
import { sendVerification } from "./mails";
import { isTimeZone, type SignUpInput } from "./model";

const MAILS = { capacity: 3, perSeconds: 3600 };

/** What any door asks of a new account. */
export type NewPerson = Pick<SignUpInput, "email" | "username" | "zone"> & {
  firstName?: string;
  lastName?: string;
  phoneNumber?: string;
  /** The given number was another's, which is said at the first sign-in. */
  phoneLeftOut?: boolean;
  /** Whether the terms in force were accepted. */
  terms: boolean;
};
/** What a public door asks besides. */
export type AccountInput = NewPerson & Pick<SignUpInput, "role">;

/**
 * The slow part of signing up: whether it is open, the rates, the password. Answers the password's hash. Call it
 * outside a transaction.
 */
export async function prepareAccount(
  ctx: Ctx,
  { email, password }: { email: string; password: string },
): Promise<string> {
  if ((await ctx.setting<string>("general.sign_up")) !== "open")
    throw forbidden("identity.error.signUpClosed");
  await limit(ctx, `sign-up:${addressBlock(ctx.address)}`, { capacity: 30, perSeconds: 3600 });
  await checkNewPassword(ctx, password);
  // Where the answer tells nothing, each try may send a mail.
  if (await confirmsFirst()) await limit(ctx, `mail-sign-up:${email.toLowerCase()}`, MAILS);
  return hashPassword(password);
}

/**
 * Inserts a person in the caller's transaction, and lets every domain hang on it what it must. A taken address,
 * username or number fails by its constraint, a resting name or an address kept for its former owner as `conflict`.
 */
export async function insertPerson(
  ctx: Ctx,
  input: NewPerson,
  passwordHash: string | null,
  state: { status: "active" | "pending_verification"; emailVerifiedAt?: Date },
): Promise<UserRow> {
  await claimName(ctx, input.username, null);
  if (await isAddressHeld(ctx, input.email, null))
    throw conflict("errors.invalid", {}, { email: "identity.error.emailTaken" });
  const [user] = await ctx.db
    .insert(users)
    .values({
      email: input.email,
      username: input.username,
      passwordHash,
      firstName: input.firstName ?? "",
      lastName: input.lastName ?? "",
      phoneNumber: input.phoneNumber ?? null,
      preferences: input.phoneLeftOut ? { phoneLeftOut: true } : {},
      language: ctx.locale,
      timeZone: input.zone && isTimeZone(input.zone) ? input.zone : null,
      termsVersion: input.terms ? await ctx.setting<number>("general.terms_version") : null,
      termsAcceptedAt: input.terms ? new Date() : null,
      ...state,
    })
    .returning();
  if (!user) throw new Error("An insert without conflict clause returned no row.");
  await recordStatus(ctx, "identity.user", user.id, null, user.status);
  await announceNewAccount(ctx, user.id);
  return user;
}

/** Gives a new person the role of the sign-up; mentors and instructors ask for theirs. A switched-off one is left out. */
export async function takeFirstRole(ctx: Ctx, userId: string, key: AccountInput["role"]): Promise<void> {
  const role = await roleOf(ctx, key);
  const asks = (REQUEST_ROLES as readonly string[]).includes(role.key);
  if (role.isActive)
    await birth(ctx, role, userId, asks ? "requested" : "active", { reason: null, requestedBy: userId });
}

/** Throws `conflict` that names all that others have already; the constraints guard against those who come at once. */
async function refuseTaken(ctx: Ctx, { email, username, phoneNumber }: AccountInput): Promise<void> {
  const others = await ctx.db
    .select({
      email: sql<boolean>`${users.email} = ${email}::citext`,
      username: sql<boolean>`${users.username} = ${username}::citext`,
      phone: sql<boolean>`coalesce(${users.phoneNumber} = ${phoneNumber ?? null}, false)`,
    })
    .from(users)
    .where(
      or(
        eq(users.email, email),
        eq(users.username, username),
        phoneNumber ? eq(users.phoneNumber, phoneNumber) : undefined,
      ),
    );
  if (others.length === 0) return;
  throw conflict(
    "errors.invalid",
    {},
    {
      ...(others.some((o) => o.email) && { email: "identity.error.emailTaken" }),
      ...(others.some((o) => o.username) && { username: "identity.error.usernameTaken" }),
      ...(others.some((o) => o.phone) && { phoneNumber: "identity.error.phoneTaken" }),
    },
  );
}

/**
 * Opens an account with one member role (mentors and instructors ask for theirs) and mails the confirmation, in the
 * caller's transaction. `deviceHash` names the browser that needs no password to confirm the address.
 */
export async function createAccount(
  ctx: Ctx,
  input: AccountInput,
  passwordHash: string,
  deviceHash: string | null,
): Promise<UserRow> {
  await refuseTaken(ctx, input);
  const isOpen = (await ctx.setting<string>("auth.email_verification")) === "off";
  const status = isOpen ? "active" : "pending_verification";
  const user = await insertPerson(ctx, input, passwordHash, { status });
  await takeFirstRole(ctx, user.id, input.role);
  if (!isOpen) await sendVerification(ctx, user, deviceHash);
  ctx.audit({
    action: "identity.user.sign_up",
    targetType: "identity.user",
    targetId: user.id,
    changes: { role: input.role },
  });
  return user;
}
