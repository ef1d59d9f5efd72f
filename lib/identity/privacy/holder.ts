import { and, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { randomToken } from "../../core/crypto";
import type { Ctx } from "../../core/ctx";
import type { ExportedFile, Holder } from "../registries";
import { apiKeys } from "../schema/api-keys";
import { companies, companyMembers } from "../schema/companies";
import { linkedAccounts } from "../schema/linked-accounts";
import { mfaFactors } from "../schema/mfa-factors";
import { oneTimeTokens } from "../schema/one-time-tokens";
import { personalExports } from "../schema/personal-exports";
import {
  adminProfiles,
  clientProfiles,
  instructorProfiles,
  mentorProfiles,
  providerProfiles,
  studentProfiles,
} from "../schema/profiles";
import { roles, userRoles } from "../schema/roles";
import { refreshTokens, sessions } from "../schema/sessions";
import { users } from "../schema/users";
import { userVerifications } from "../schema/verifications";
import { open } from "../seal";
import { holdErasedNames } from "../username/holds";
import { soleOwnerOf } from "./blockers";

const PROFILES = {
  student: studentProfiles,
  mentor: mentorProfiles,
  instructor: instructorProfiles,
  client: clientProfiles,
  provider: providerProfiles,
  admin: adminProfiles,
} as const;

/** Tables whose rows say something only to their owner, and go with the account. */
const OWN_ROWS = [sessions, refreshTokens, apiKeys, mfaFactors, linkedAccounts, oneTimeTokens] as const;

/** A row as JSON, its sealed columns opened, hashes and keys left out. */
async function readable(
  ctx: Ctx,
  userId: string,
  table: string,
  row: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const shown: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) {
    if (!Buffer.isBuffer(value)) {
      shown[column] = value;
      continue;
    }
    const place = `${table}.${column.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}.${userId}`;
    const text = await open(ctx, userId, value, place).catch(() => null);
    if (text) shown[column] = text.toString();
  }
  return shown;
}

async function exportAccount(ctx: Ctx, userId: string): Promise<ExportedFile[]> {
  const [user] = await ctx.db.select().from(users).where(eq(users.id, userId));
  if (!user) return [];
  const { passwordHash: _hash, dataKey: _key, authEpoch: _epoch, ...account } = user;
  const own = <T extends PgTable>(table: T, column: typeof users.id) =>
    ctx.db
      .select()
      .from(table as PgTable)
      .where(eq(column, userId));
  const profiles: Record<string, unknown> = {};
  for (const [name, table] of Object.entries(PROFILES)) {
    const [row] = await own(table, table.userId as never);
    if (row) profiles[name] = await readable(ctx, userId, `${name}_profiles`, row);
  }
  const file = (name: string, json: unknown): ExportedFile => ({
    path: `account/${name}.json`,
    content: { json },
  });
  return [
    file("account", account),
    file("profiles", profiles),
    file(
      "roles",
      await ctx.db
        .select({
          role: roles.key,
          status: userRoles.status,
          reason: userRoles.reason,
          at: userRoles.createdAt,
        })
        .from(userRoles)
        .innerJoin(roles, eq(roles.id, userRoles.roleId))
        .where(eq(userRoles.userId, userId)),
    ),
    file(
      "logins",
      await ctx.db
        .select({
          from: sessions.createdAt,
          lastSeenAt: sessions.lastSeenAt,
          endedAt: sessions.endedAt,
          ip: sessions.ip,
          browser: sessions.userAgent,
          place: sessions.place,
        })
        .from(sessions)
        .where(eq(sessions.userId, userId)),
    ),
    file(
      "verifications",
      await ctx.db
        .select({
          type: userVerifications.verificationType,
          status: userVerifications.status,
          rejectionReason: userVerifications.rejectionReason,
          createdAt: userVerifications.createdAt,
          decidedAt: userVerifications.decidedAt,
          expiresOn: userVerifications.expiresOn,
        })
        .from(userVerifications)
        .where(eq(userVerifications.userId, userId)),
    ),
    file(
      "companies",
      await ctx.db
        .select({ company: companies.name, position: companyMembers.position, status: companyMembers.status })
        .from(companyMembers)
        .innerJoin(companies, eq(companies.id, companyMembers.companyId))
        .where(eq(companyMembers.userId, userId)),
    ),
    file(
      "passkeys",
      await ctx.db
        .select({
          name: mfaFactors.label,
          at: mfaFactors.createdAt,
          lastUsedAt: mfaFactors.usedAt,
          backedUp: mfaFactors.backedUp,
          reachedBy: mfaFactors.transports,
        })
        .from(mfaFactors)
        .where(and(eq(mfaFactors.userId, userId), eq(mfaFactors.type, "passkey"))),
    ),
    file(
      "linked-accounts",
      await ctx.db
        .select({
          provider: linkedAccounts.provider,
          email: linkedAccounts.email,
          at: linkedAccounts.createdAt,
        })
        .from(linkedAccounts)
        .where(eq(linkedAccounts.userId, userId)),
    ),
  ];
}

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
