import { and, eq, inArray, or } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Ctx } from "../../core/ctx";
import { statusHistory } from "../../core/schema/core";
import { placeOf } from "../../core/wrapping";
import type { ExportedFile } from "../registries";
import { apiKeys } from "../schema/api-keys";
import { companies, companyMembers } from "../schema/companies";
import { linkedAccounts } from "../schema/linked-accounts";
import { mfaFactors } from "../schema/mfa-factors";
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
import { open, sealerOf } from "../seal";
import { DOCUMENT_NUMBER } from "../verification/commands";

/** Where each role keeps what it says of a person. */
export const PROFILES = {
  student: studentProfiles,
  mentor: mentorProfiles,
  instructor: instructorProfiles,
  client: clientProfiles,
  provider: providerProfiles,
  admin: adminProfiles,
} as const;

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

/** What identity itself knows of a person, for the archive of everything about them. */
export async function exportAccount(ctx: Ctx, userId: string): Promise<ExportedFile[]> {
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
      "apps",
      await ctx.db
        .select({
          name: refreshTokens.deviceName,
          build: refreshTokens.appBuild,
          ip: refreshTokens.ip,
          at: refreshTokens.createdAt,
          endedAt: refreshTokens.revokedAt,
        })
        .from(refreshTokens)
        .where(eq(refreshTokens.userId, userId)),
    ),
    file(
      "api-keys",
      await ctx.db
        .select({
          name: apiKeys.name,
          scopes: apiKeys.scopes,
          at: apiKeys.createdAt,
          lastUsedAt: apiKeys.lastUsedAt,
          expiresAt: apiKeys.expiresAt,
          revokedAt: apiKeys.revokedAt,
        })
        .from(apiKeys)
        .where(eq(apiKeys.userId, userId)),
    ),
    file("history", await exportHistory(ctx, userId)),
    file("verifications", await exportVerifications(ctx, userId)),
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

/** What became of the account and of its roles, with the reasons that were given. */
async function exportHistory(ctx: Ctx, userId: string) {
  const grants = ctx.db.select({ id: userRoles.id }).from(userRoles).where(eq(userRoles.userId, userId));
  return ctx.db
    .select({
      of: statusHistory.entityType,
      from: statusHistory.fromStatus,
      to: statusHistory.toStatus,
      reason: statusHistory.reason,
      at: statusHistory.at,
    })
    .from(statusHistory)
    .where(
      or(
        and(eq(statusHistory.entityType, "identity.user"), eq(statusHistory.entityId, userId)),
        and(eq(statusHistory.entityType, "identity.user_role"), inArray(statusHistory.entityId, grants)),
      ),
    )
    .orderBy(statusHistory.at);
}

/** The person's proofs with the numbers of their documents. */
async function exportVerifications(ctx: Ctx, userId: string) {
  const rows = await ctx.db.select().from(userVerifications).where(eq(userVerifications.userId, userId));
  const sealer = await sealerOf(ctx, userId);
  return rows.map((row) => ({
    type: row.verificationType,
    status: row.status,
    documentNumber: sealer.open(row.documentNumber, placeOf(DOCUMENT_NUMBER, row.id)),
    rejectionReason: row.rejectionReason,
    createdAt: row.createdAt,
    decidedAt: row.decidedAt,
    expiresOn: row.expiresOn,
  }));
}
