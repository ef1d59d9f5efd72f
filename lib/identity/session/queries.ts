import { and, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { type Ctx, type PersonActor, personId } from "../../core/ctx";
import { type Db, db } from "../../core/db";
import { port } from "../../core/ports";
import { permissionsOf } from "../../core/registry";
import { single } from "../../core/single";
import { activeRoles } from "../role/active";
import { ADMIN_ROLES } from "../role/model";
import { sessions } from "../schema/sessions";
import { users } from "../schema/users";
import { deviceName, IDLE_HOURS, SEEN_MINUTES } from "./model";

const HOUR = 3_600_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The one query of each signed-in request, prepared once per connection pool. */
const statement = (handle: Db) => {
  const prepared = single("identity-load-session", () => new WeakMap<Db, ReturnType<typeof prepare>>());
  let found = prepared.get(handle);
  if (!found) {
    found = prepare(handle);
    prepared.set(handle, found);
  }
  return found;
};
const prepare = (handle: Db) =>
  handle
    .select({
      sessionId: sessions.id,
      lastSeenAt: sessions.lastSeenAt,
      remember: sessions.remember,
      mfaAt: sessions.mfaAt,
      reauthenticatedAt: sessions.reauthenticatedAt,
      impersonatorId: sessions.impersonatorId,
      id: users.id,
      username: users.username,
      firstName: users.firstName,
      lastName: users.lastName,
      email: users.email,
      emailVerifiedAt: users.emailVerifiedAt,
      language: users.language,
      timeZone: users.timeZone,
      avatarFileId: users.avatarFileId,
      roles: activeRoles(),
    })
    .from(sessions)
    .innerJoin(users, and(eq(users.id, sessions.userId), eq(users.authEpoch, sessions.epoch)))
    .where(
      and(
        eq(sessions.id, sql.placeholder("id")),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, sql`now()`),
        inArray(users.status, ["active", "pending_verification"]),
        isNull(users.erasedAt),
      ),
    )
    .prepare("identity_load_session");

/**
 * The person behind a login session; null when the session ended, expired, was idle too long, or its person may
 * not sign in any more. Notes once in five minutes that the session was seen.
 */
export async function loadSession(sessionId: string): Promise<PersonActor | null> {
  if (!UUID.test(sessionId)) return null;
  const [row] = await statement(db()).execute({ id: sessionId });
  if (!row) return null;
  const permissions = permissionsOf(row.roles);
  const isAdmin = row.roles.some((role) => (ADMIN_ROLES as readonly string[]).includes(role));
  const idleHours = isAdmin ? IDLE_HOURS.admin : row.remember ? IDLE_HOURS.remembered : IDLE_HOURS.short;
  const idle = Date.now() - row.lastSeenAt.getTime();
  if (idle > idleHours * HOUR) return null;
  if (idle > SEEN_MINUTES * 60_000)
    await db().update(sessions).set({ lastSeenAt: new Date() }).where(eq(sessions.id, sessionId));
  const name = `${row.firstName} ${row.lastName}`.trim() || row.username;
  return {
    kind: "person",
    id: row.id,
    username: row.username,
    name,
    email: row.email,
    emailVerified: row.emailVerifiedAt !== null,
    roles: row.roles,
    permissions,
    facts: {},
    sessionId: row.sessionId,
    locale: row.language ?? "en",
    timeZone: row.timeZone ?? ((await port("setting")("general.time_zone")) as string),
    avatarFileId: row.avatarFileId,
    mfaAt: row.mfaAt,
    reauthenticatedAt: row.reauthenticatedAt,
    ...(row.impersonatorId ? { impersonatorId: row.impersonatorId } : {}),
  };
}

export interface LoginRow {
  id: string;
  browser: string | null;
  system: string | null;
  place: string | null;
  ip: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  remember: boolean;
  isCurrent: boolean;
}

/** The live logins of a person, the newest first. The caller has checked that they may be seen. */
export async function listLogins(ctx: Ctx, userId: string): Promise<LoginRow[]> {
  const current = ctx.actor.kind === "person" ? ctx.actor.sessionId : null;
  const rows = await ctx.db
    .select()
    .from(sessions)
    .innerJoin(users, and(eq(users.id, sessions.userId), eq(users.authEpoch, sessions.epoch)))
    .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt), gt(sessions.expiresAt, sql`now()`)))
    .orderBy(desc(sessions.lastSeenAt))
    .limit(50);
  return rows.map(({ sessions: s }) => ({
    id: s.id,
    ...deviceName(s.userAgent),
    place: s.place,
    ip: s.ip,
    createdAt: s.createdAt,
    lastSeenAt: s.lastSeenAt,
    remember: s.remember,
    isCurrent: s.id === current,
  }));
}

/** The caller's own live logins. */
export async function listOwnLogins(ctx: Ctx): Promise<LoginRow[]> {
  const id = personId(ctx.actor);
  return id ? listLogins(ctx, id) : [];
}
