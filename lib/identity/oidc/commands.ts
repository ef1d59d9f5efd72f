import { and, eq } from "drizzle-orm";
import { type Ctx, inTx, type PersonActor } from "../../core/ctx";
import { conflict, forbidden, notFound, unauthenticated } from "../../core/errors";
import { limit } from "../../core/limits";
import { requireStepUp } from "../access";
import { isNumberTaken } from "../account/apply";
import { insertPerson, takeFirstRole } from "../account/create";
import { confirmsFirst } from "../account/even";
import { announce } from "../registries";
import { linkedAccounts } from "../schema/linked-accounts";
import { type UserRow, users } from "../schema/users";
import { tellOwner } from "../security/notices";
import { noteStepUp, openLogin, type SignedIn, userToOpen } from "../session/commands";
import { addressBlock, type Device } from "../session/model";
import { lockWaysIn } from "../session/ways-in";
import { isAddressHeld } from "../undo/link";
import type { Claims, SignUpWithInput } from "./model";
import { providerOf } from "./providers";

/** Whom a proof by a provider opens, or what stands in the way. */
export type Found =
  | { user: UserRow }
  /** The address has an account which the proof does not open: its owner signs in and links it. */
  | { blocked: "sign_in_first" | "unverified" | "closed" }
  | { isNew: true };

/**
 * The account that a proof opens. An account with the same address is linked if both sides have verified it.
 * Throws as after a password for a person who may not sign in. A second factor is not asked for here.
 */
export async function accountFor(ctx: Ctx, provider: string, claims: Claims): Promise<Found> {
  return inTx(ctx, async (tx) => {
    const [linked] = await tx.db
      .update(linkedAccounts)
      .set({ lastUsedAt: new Date(), ...(claims.email ? { email: claims.email } : {}) })
      .where(and(eq(linkedAccounts.provider, provider), eq(linkedAccounts.subject, claims.subject)))
      .returning({ userId: linkedAccounts.userId });
    if (linked) {
      const user = await userToOpen(tx, linked.userId);
      return user ? { user } : { blocked: "unverified" };
    }
    if (!claims.email || !claims.emailVerified) return { blocked: "unverified" };
    const [owner] = await tx.db.select().from(users).where(eq(users.email, claims.email)).for("update");
    if (owner) {
      if (!owner.emailVerifiedAt || !(await addLink(tx, owner.id, provider, claims)))
        return { blocked: "sign_in_first" };
      const user = await userToOpen(tx, owner.id);
      return user ? { user } : { blocked: "unverified" };
    }
    if (await isAddressHeld(tx, claims.email, null)) return { blocked: "sign_in_first" };
    if ((await tx.setting<string>("general.sign_up")) !== "open") return { blocked: "closed" };
    return { isNew: true };
  });
}

/**
 * Writes the link and tells the owner, if it is not there yet; answers false when the provider's account or this person
 * has another one.
 */
async function addLink(ctx: Ctx, userId: string, provider: string, claims: Claims): Promise<boolean> {
  const [made] = await ctx.db
    .insert(linkedAccounts)
    .values({
      userId,
      provider,
      subject: claims.subject,
      email: claims.email ?? "",
      lastUsedAt: new Date(),
    })
    .onConflictDoNothing()
    .returning({ id: linkedAccounts.id });
  if (!made) {
    const [present] = await ctx.db
      .select({ userId: linkedAccounts.userId })
      .from(linkedAccounts)
      .where(and(eq(linkedAccounts.provider, provider), eq(linkedAccounts.subject, claims.subject)));
    return present?.userId === userId;
  }
  await tellOwner(ctx, userId, "account_linked", { provider: providerOf(provider).name });
  ctx.audit({
    action: "identity.linked_account.add",
    targetType: "identity.user",
    targetId: userId,
    changes: { provider },
  });
  return true;
}

/**
 * Opens an account for somebody whom a provider has just named, with the address that it has verified, and signs the
 * person in. It has no password. Throws `conflict` when address or username were taken meanwhile.
 */
export async function signUpWith(
  ctx: Ctx,
  provider: string,
  claims: Claims & { email: string },
  input: SignUpWithInput,
  device: Device,
): Promise<SignedIn> {
  if ((await ctx.setting<string>("general.sign_up")) !== "open")
    throw forbidden("identity.error.signUpClosed");
  await limit(ctx, `sign-up:${addressBlock(ctx.address)}`, { capacity: 30, perSeconds: 3600 });
  return inTx(ctx, async (tx) => {
    const state = { status: "active" as const, emailVerifiedAt: new Date() };
    // Where addresses are confirmed first, a sign-up tells nobody whose number it is.
    const phoneLeftOut = (await confirmsFirst()) && (await isNumberTaken(tx, input.phoneNumber));
    const phoneNumber = phoneLeftOut ? undefined : input.phoneNumber;
    const person = { ...input, email: claims.email, phoneNumber, phoneLeftOut };
    const user = await insertPerson(tx, person, null, state);
    await takeFirstRole(tx, user.id, input.role);
    if (!(await addLink(tx, user.id, provider, claims))) throw conflict();
    await announce(tx, { kind: "user", id: user.id }, "email_confirmed");
    tx.audit({
      action: "identity.user.sign_up",
      targetType: "identity.user",
      targetId: user.id,
      changes: { role: input.role, provider },
    });
    return openLogin(tx, user, device, { zone: input.zone, proof: "provider" });
  });
}

function owner(ctx: Ctx): PersonActor {
  if (ctx.actor.kind !== "person") throw unauthenticated();
  return ctx.actor;
}

/**
 * Links the provider's account to the caller's, as the sealed ticket of a stepped-up login asked. Answers what stands
 * in the way: it is another person's, or the caller has another one there.
 */
export async function link(ctx: Ctx, provider: string, claims: Claims): Promise<"linked" | "taken" | "held"> {
  const actor = owner(ctx);
  return inTx(ctx, async (tx) => {
    if (await addLink(tx, actor.id, provider, claims)) return "linked";
    const [present] = await tx.db
      .select({ id: linkedAccounts.id })
      .from(linkedAccounts)
      .where(and(eq(linkedAccounts.provider, provider), eq(linkedAccounts.subject, claims.subject)));
    return present ? "taken" : "held";
  });
}

/** Takes the caller's link to a provider away. Throws `conflict` for the last way in, `not_found` without one. */
export async function unlink(ctx: Ctx, provider: string): Promise<void> {
  const actor = owner(ctx);
  requireStepUp(actor);
  await inTx(ctx, async (tx) => {
    const others = (await lockWaysIn(tx, actor.id)).filter((way) => way !== provider);
    const [present] = await tx.db
      .select({ id: linkedAccounts.id })
      .from(linkedAccounts)
      .where(and(eq(linkedAccounts.userId, actor.id), eq(linkedAccounts.provider, provider)));
    if (!present) throw notFound();
    if (others.length === 0) throw conflict("identity.error.lastWayIn");
    await tx.db.delete(linkedAccounts).where(eq(linkedAccounts.id, present.id));
    await tellOwner(tx, actor.id, "account_unlinked", { provider: nameOf(provider) });
    tx.audit({
      action: "identity.linked_account.remove",
      targetType: "identity.user",
      targetId: actor.id,
      changes: { provider },
    });
  });
}

/** A provider's name; its id once it is configured no more. */
function nameOf(provider: string): string {
  try {
    return providerOf(provider).name;
  } catch {
    return provider;
  }
}

/** Steps the caller's login up by a fresh proof of an account linked to it. Answers false for somebody else's. */
export async function stepUpWith(ctx: Ctx, provider: string, claims: Claims): Promise<boolean> {
  const actor = owner(ctx);
  const [mine] = await ctx.db
    .select({ id: linkedAccounts.id })
    .from(linkedAccounts)
    .where(
      and(
        eq(linkedAccounts.userId, actor.id),
        eq(linkedAccounts.provider, provider),
        eq(linkedAccounts.subject, claims.subject),
      ),
    );
  if (!mine) return false;
  await noteStepUp(actor);
  return true;
}
