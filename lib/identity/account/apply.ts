import { eq, sql } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { uuidv7 } from "../../core/ids";
import { mail } from "../../core/mail";
import { type UserRow, users } from "../schema/users";
import { isAddressHeld } from "../undo/link";
import { holdName, isNameFree } from "../username/holds";
import { browserKnownTo } from "./confirm";
import { type AccountInput, createAccount } from "./create";
import { inEvenTime } from "./even";
import { greeting, mailLocale, sendVerification } from "./mails";

/** Hours for which the wished name of a sign-up on a taken address rests, as a new account would keep it. */
const HOLD_HOURS = 24;

/**
 * Signs up where nothing works before the address is confirmed: whatever is taken, the answer and its time are one,
 * and only the mailbox is told. A taken number is left out, and said at the first sign-in.
 */
export async function applyForAccount(
  ctx: Ctx,
  input: AccountInput,
  passwordHash: string,
  deviceHash: string | null,
): Promise<void> {
  await inEvenTime(() =>
    inTx(ctx, async (tx) => {
      await lockWishes(tx, input);
      const nameFree = await isNameFree(tx, input.username);
      const [owner] = await tx.db.select().from(users).where(eq(users.email, input.email));
      if (owner || (await isAddressHeld(tx, input.email, null))) {
        if (nameFree) await keepName(tx, input);
        if (owner) await tellOfSignUp(tx, owner, deviceHash);
      } else if (!nameFree) await tellNameTaken(tx, input);
      else {
        const leftOut = await isNumberTaken(tx, input.phoneNumber);
        const phoneNumber = leftOut ? undefined : input.phoneNumber;
        await createAccount(tx, { ...input, phoneNumber, phoneLeftOut: leftOut }, passwordHash, deviceHash);
      }
    }),
  );
}

/** Lets sign-ups that wish the same name, address or number pass one after another, so that none fails by a constraint. */
async function lockWishes(ctx: Ctx, { username, email, phoneNumber }: AccountInput): Promise<void> {
  for (const wish of [`username:${username}`, `email:${email}`, `phone:${phoneNumber ?? ""}`])
    if (!wish.endsWith(":"))
      await ctx.db.execute(
        sql`select pg_advisory_xact_lock(hashtextextended(${`identity.${wish.toLowerCase()}`}, 0))`,
      );
}

/** Whether another account has a phone number. */
export async function isNumberTaken(ctx: Ctx, phoneNumber: string | undefined): Promise<boolean> {
  if (!phoneNumber) return false;
  const rows = await ctx.db.select({ id: users.id }).from(users).where(eq(users.phoneNumber, phoneNumber));
  return rows.length > 0;
}

const keepName = (ctx: Ctx, { username, email }: AccountInput) =>
  holdName(ctx, { username, userId: null, email, hours: HOLD_HOURS, reason: "sign_up" });

/** Tells whoever has the address; an account that still waits gets its confirmation once more. */
async function tellOfSignUp(ctx: Ctx, owner: UserRow, deviceHash: string | null): Promise<void> {
  if (owner.status === "pending_verification") {
    const known = deviceHash !== null && (await browserKnownTo(ctx, owner.id, deviceHash));
    await sendVerification(ctx, owner, known ? deviceHash : null);
  } else
    await mail(ctx, {
      to: owner.email,
      userId: owner.id,
      template: "identity.mail.signUpTaken",
      locale: mailLocale(ctx, owner),
      data: { name: greeting(owner), username: owner.username, url: "/sign-in" },
      dedupe: `identity.sign-up-taken:${uuidv7()}`,
      immediate: true,
    });
  ctx.audit({ action: "identity.user.address_wanted", targetType: "identity.user", targetId: owner.id });
}

const tellNameTaken = (ctx: Ctx, { email, username, firstName }: AccountInput) =>
  mail(ctx, {
    to: email,
    template: "identity.mail.nameTaken",
    locale: ctx.locale,
    data: { name: firstName || username, username, url: "/sign-up" },
    dedupe: `identity.name-taken:${uuidv7()}`,
    immediate: true,
  });
