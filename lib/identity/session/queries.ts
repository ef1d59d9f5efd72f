import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { type Ctx, type PersonActor, personId } from "../../core/ctx";
import { db } from "../../core/db";
import { preparedOnce } from "../../core/prepared";
import { permissionsOf } from "../../core/registry";
import { livingToken } from "../refresh/living";
import { FAMILY_DAYS, MAX_FAMILIES } from "../refresh/model";
import { rolesOf } from "../role/active";
import { isAdminRole } from "../role/model";
import { refreshTokens, sessions } from "../schema/sessions";
import { users } from "../schema/users";
import { actorColumns, mayAct, mustConfirm, toActor } from "./actor";
import { deviceName, IDLE_HOURS, MAX_SESSIONS, SEEN_MINUTES } from "./model";

const HOUR = 3_600_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An impersonation lasts no longer than the admin's own login; see also `mayStillLook`. */
const parentLives = sql`(sessions.parent_id is null or exists (
  select 1 from sessions parent join users admin on admin.id = parent.user_id and admin.auth_epoch = parent.epoch
  where parent.id = sessions.parent_id and parent.ended_at is null and parent.expires_at > now()
    and admin.status = 'active'))`;

/** The one query of each signed-in request. */
const statement = preparedOnce("identity_load_session", (handle) =>
  handle
    .select({
      sessionId: sessions.id,
      lastSeenAt: sessions.lastSeenAt,
      remember: sessions.remember,
      mfaAt: sessions.mfaAt,
      reauthenticatedAt: sessions.reauthenticatedAt,
      impersonatorId: sessions.impersonatorId,
      impersonatorRoles: rolesOf(sql`sessions.impersonator_id`),
      ...actorColumns(),
    })
    .from(sessions)
    .innerJoin(users, and(eq(users.id, sessions.userId), eq(users.authEpoch, sessions.epoch)))
    .where(
      and(
        eq(sessions.id, sql.placeholder("id")),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, sql`now()`),
        parentLives,
        mayAct(),
      ),
    )
    .prepare("identity_load_session"),
);

/**
 * The person behind a login session; null when the session ended, expired, was idle too long, or its person may
 * not sign in any more. Notes once in five minutes that the session was seen.
 */
export async function loadSession(sessionId: string): Promise<PersonActor | null> {
  if (!UUID.test(sessionId)) return null;
  const [row] = await statement().execute({ id: sessionId });
  if (!row) return null;
  if (await mustConfirm(row)) return null;
  const isAdmin = row.roles.some(isAdminRole);
  if (row.impersonatorId && !mayStillLook(row)) return null;
  const idleHours = isAdmin ? IDLE_HOURS.admin : row.remember ? IDLE_HOURS.remembered : IDLE_HOURS.short;
  const idle = Date.now() - row.lastSeenAt.getTime();
  if (idle > idleHours * HOUR) return null;
  if (idle > SEEN_MINUTES * 60_000)
    await db().update(sessions).set({ lastSeenAt: new Date() }).where(eq(sessions.id, sessionId));
  return {
    kind: "person",
    ...(await toActor(row)),
    sessionId: row.sessionId,
    mfaAt: row.mfaAt,
    reauthenticatedAt: row.reauthenticatedAt,
    ...(row.impersonatorId ? { impersonatorId: row.impersonatorId } : {}),
  };
}

/** Whether an admin may look through this person's eyes now: rights are taken away, and members become admins. */
const mayStillLook = (row: { roles: string[]; impersonatorRoles: string[] }): boolean =>
  !row.roles.some(isAdminRole) && permissionsOf(row.impersonatorRoles).has("users.impersonate");

/** One live login: of a browser, or of an app. */
export interface LoginRow {
  /** Of the session, or of the app's family. */
  id: string;
  kind: "browser" | "app";
  /** What the app called its device. */
  name: string | null;
  browser: string | null;
  system: string | null;
  place: string | null;
  ip: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  isCurrent: boolean;
}

/** The live logins of a person, the newest first. The caller has checked that they may be seen. */
export async function listLogins(ctx: Ctx, userId: string): Promise<LoginRow[]> {
  const [browsers, apps] = [await listBrowsers(ctx, userId), await listApps(ctx, userId)];
  return [...browsers, ...apps].sort((a, b) => b.lastSeenAt.getTime() - a.lastSeenAt.getTime());
}

async function listBrowsers(ctx: Ctx, userId: string): Promise<LoginRow[]> {
  const current = ctx.actor.kind === "person" ? ctx.actor.sessionId : null;
  const rows = await ctx.db
    .select()
    .from(sessions)
    .innerJoin(users, and(eq(users.id, sessions.userId), eq(users.authEpoch, sessions.epoch)))
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        isNull(sessions.impersonatorId),
        gt(sessions.expiresAt, sql`now()`),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt))
    .limit(MAX_SESSIONS);
  return rows.map(({ sessions: s }) => ({
    id: s.id,
    kind: "browser",
    name: null,
    ...deviceName(s.userAgent),
    place: s.place,
    ip: s.ip,
    createdAt: s.createdAt,
    lastSeenAt: s.lastSeenAt,
    isCurrent: s.id === current,
  }));
}

/** An app is seen whenever it asks for new tokens. */
async function listApps(ctx: Ctx, userId: string): Promise<LoginRow[]> {
  const current = ctx.actor.kind === "person" ? ctx.actor.familyId : undefined;
  const rows = await ctx.db
    .select()
    .from(refreshTokens)
    .where(and(eq(refreshTokens.userId, userId), livingToken()))
    .orderBy(desc(refreshTokens.createdAt))
    .limit(MAX_FAMILIES);
  return rows.map((token) => ({
    id: token.familyId,
    kind: "app",
    name: token.deviceName,
    browser: null,
    system: systemOf(token.appBuild),
    place: null,
    ip: token.ip,
    createdAt: new Date(token.familyExpiresAt.getTime() - FAMILY_DAYS * 24 * HOUR),
    lastSeenAt: token.createdAt,
    isCurrent: token.familyId === current,
  }));
}

/** `ios:42` as a person would name it; null where nothing is known. */
function systemOf(appBuild: string | null): string | null {
  const [platform, build] = appBuild?.split(":") ?? [];
  if (!platform || !build) return null;
  return `${platform === "ios" ? "iOS" : "Android"} (${build})`;
}

/** The caller's own live logins. */
export async function listOwnLogins(ctx: Ctx): Promise<LoginRow[]> {
  const id = personId(ctx.actor);
  return id ? listLogins(ctx, id) : [];
}
