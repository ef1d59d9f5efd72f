import { and, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import { randomToken } from "../../core/crypto";
import type { Ctx } from "../../core/ctx";
import type { Holder } from "../registries";
import { apiKeys } from "../schema/api-keys";
import { companyMembers } from "../schema/companies";
import { linkedAccounts } from "../schema/linked-accounts";
import { mfaFactors } from "../schema/mfa-factors";
import { oneTimeTokens } from "../schema/one-time-tokens";
import { personalExports } from "../schema/personal-exports";
import { studentProfiles } from "../schema/profiles";
import { userRoles } from "../schema/roles";
import { refreshTokens, sessions } from "../schema/sessions";
import { users } from "../schema/users";
import { userVerifications } from "../schema/verifications";
import { holdErasedNames } from "../username/holds";
import { exportAccount, PROFILES } from "./account-export";
import { soleOwnerOf } from "./blockers";

/** Tables whose rows say something only to their owner, and go with the account. */
const OWN_ROWS = [sessions, refreshTokens, apiKeys, mfaFactors, linkedAccounts, oneTimeTokens] as const;

async function eraseRows(ctx: Ctx, userId: string): Promise<void> {
  const [user] = await ctx.db.select({ email: users.email }).from(users).where(eq(users.id, userId));
  if (user) await ctx.db.delete(oneTimeTokens).where(eq(oneTimeTokens.email, user.email));
  await ctx.db.delete(sessions).where(eq(sessions.impersonatorId, userId));
  for (const table of OWN_ROWS) await ctx.db.delete(table).where(eq(table.userId, userId));
  // A verification may replace an older one: the ties go before the rows.
  const mine = eq(userVerifications.userId, userId);
  await ctx.db.update(userVerifications).set({ replacesId: null }).where(mine);
  await ctx.db.delete(userVerifications).where(mine);
  await ctx.db.update(studentProfiles).set({ mentorId: null }).where(eq(studentProfiles.mentorId, userId));
  for (const table of Object.values(PROFILES)) await ctx.db.delete(table).where(eq(table.userId, userId));
  await ctx.db
    .update(companyMembers)
    .set({ status: "removed", removedAt: new Date() })
    .where(and(eq(companyMembers.userId, userId), inArray(companyMembers.status, ["requested", "active"])));
  await ctx.db.delete(personalExports).where(eq(personalExports.userId, userId));
}

/** Free text in the history that is about the person, or that the person wrote. */
async function blankHistory(ctx: Ctx, userId: string): Promise<void> {
  await ctx.db.execute(sql`
    update status_history set reason = null
    where reason is not null and (actor_id = ${userId}
      or (entity_type = 'identity.user' and entity_id = ${userId}::uuid)
      or (entity_type = 'identity.user_role' and entity_id in (select id from user_roles where user_id = ${userId}::uuid))
      or (entity_type = 'identity.verification' and entity_id in
        (select id from user_verifications where user_id = ${userId}::uuid)))`);
}

async function erase(ctx: Ctx, userId: string, { purge }: { purge: boolean }): Promise<void> {
  const [person] = await ctx.db
    .select({ username: users.username, erasedAt: users.erasedAt })
    .from(users)
    .where(eq(users.id, userId));
  if (person && !person.erasedAt && !purge) await holdErasedNames(ctx, userId, person.username);
  await blankHistory(ctx, userId);
  await eraseRows(ctx, userId);
  if (purge) {
    await ctx.db.delete(companyMembers).where(eq(companyMembers.userId, userId));
    await ctx.db.delete(userRoles).where(eq(userRoles.userId, userId));
    return;
  }
  await ctx.db
    .update(userRoles)
    .set({ status: "revoked", decidedAt: new Date() })
    .where(and(eq(userRoles.userId, userId), inArray(userRoles.status, ["requested", "active"])));
  await ctx.db
    .update(userRoles)
    .set({ reason: null })
    .where(
      and(isNotNull(userRoles.reason), or(eq(userRoles.userId, userId), eq(userRoles.requestedBy, userId))),
    );
  const letters = randomToken(24)
    .replace(/[^A-Za-z0-9]/g, "")
    .slice(0, 10)
    .padEnd(10, "x");
  await ctx.db
    .update(users)
    .set({
      email: `erased-${userId}@erased.invalid`,
      username: `erased${letters}`,
      passwordHash: null,
      firstName: "",
      lastName: "",
      phoneNumber: null,
      phoneVerifiedAt: null,
      bio: null,
      avatarFileId: null,
      contactInfo: {},
      preferences: {},
      language: null,
      timeZone: null,
      status: "inactive",
      statusReason: null,
      suspendedUntil: null,
      emailVerifiedAt: null,
      failedLoginAttempts: 0,
      lastFailedAt: null,
      accountLockedUntil: null,
      authEpoch: sql`${users.authEpoch} + 1`,
      lastLoginAt: null,
      profileVisibility: "private",
      dataKey: null,
      erasedAt: new Date(),
    })
    .where(eq(users.id, userId));
}

/** What identity itself holds of a person. Erased last, because it destroys the key of everything sealed. */
export const identityHolder: Holder = {
  name: "identity",
  notes: {
    goes: ["identity.privacy.goes.account", "identity.privacy.goes.profiles", "identity.privacy.goes.logins"],
    stays: ["identity.privacy.stays.pseudonym"],
  },
  export: exportAccount,
  blockers: async (ctx, subject) =>
    "userId" in subject && !("role" in subject) ? soleOwnerOf(ctx, subject.userId) : [],
  erase,
};
