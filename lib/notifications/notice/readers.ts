import { eq, inArray } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { languageFor } from "../../core/i18n/active";
import { users } from "../../identity/schema/users";
import { DEFAULT_PREFERENCES, type Preferences } from "../preference/model";
import { notificationPreferences } from "../schema/preferences";

/** A person as notices know them: where to reach them, in which language and zone, and what they chose. */
export interface Reader {
  id: string;
  /** By which name to greet. */
  name: string;
  email: string;
  /** Only a confirmed number. */
  phone: string | null;
  locale: string;
  timeZone: string;
  status: "active" | "inactive" | "suspended" | "pending_verification";
  erased: boolean;
  preferences: Preferences;
}

/** The readers of some ids, by id; unknown ids are left out. */
export async function readersOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Reader>> {
  if (!ids.length) return new Map();
  const zone = await ctx.setting<string>("general.time_zone");
  const defaults = await defaultPreferences(ctx);
  const rows = await ctx.db
    .select({
      id: users.id,
      firstName: users.firstName,
      username: users.username,
      email: users.email,
      phone: users.phoneNumber,
      phoneVerifiedAt: users.phoneVerifiedAt,
      language: users.language,
      timeZone: users.timeZone,
      status: users.status,
      erasedAt: users.erasedAt,
      preferences: notificationPreferences,
    })
    .from(users)
    .leftJoin(notificationPreferences, eq(notificationPreferences.userId, users.id))
    .where(inArray(users.id, [...ids]));
  const spoken = new Map<string | null, string>();
  for (const { language } of rows)
    if (!spoken.has(language)) spoken.set(language, await languageFor(language));
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.firstName || row.username,
        email: row.email,
        phone: row.phoneVerifiedAt ? row.phone : null,
        locale: spoken.get(row.language) as string,
        timeZone: row.timeZone ?? zone,
        status: row.status,
        erased: row.erasedAt !== null,
        preferences: row.preferences ?? defaults,
      },
    ]),
  );
}

/** What holds for people who never chose, as the institution set it. */
export async function defaultPreferences(ctx: Ctx): Promise<Preferences> {
  const from = await ctx.setting<string | null>("notifications.quiet_from");
  const to = await ctx.setting<string | null>("notifications.quiet_to");
  const quiet = from && to && from !== to ? { quietFrom: from, quietTo: to } : {};
  return { ...DEFAULT_PREFERENCES, ...quiet };
}
