import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/core/ctx";
import { db } from "@/lib/core/db";
import { onMessage } from "@/lib/core/listen";
import { log } from "@/lib/core/log";
import { gather, type SettingDefinition } from "@/lib/core/registry";
import { single } from "@/lib/core/single";
import { settings } from "../schema/settings";

const CHANNEL = "guildhall_settings";
/** Without a word from the LISTEN connection, overrides are read again after this time. */
const MAX_AGE = 30_000;

interface Cache {
  loaded: Promise<Map<string, unknown>> | null;
  at: number;
}
const cache = () => single<Cache>("settings", () => ({ loaded: null, at: 0 }));

/** The declaration of a setting. Throws for a key that no manifest declares. */
export function settingDefinition(key: string): SettingDefinition {
  const definition = gather("settings").find((d) => d.key === key);
  if (!definition) throw new Error(`No domain declares the setting "${key}".`);
  return definition;
}

/** The value of a setting: its override, or the declared default. Cached in this process. */
export async function readSetting(key: string): Promise<unknown> {
  const definition = settingDefinition(key);
  const overrides = await load();
  if (!overrides.has(key)) return definition.default;
  // A later version may have narrowed the type: then the default holds until somebody saves a new value.
  const parsed = definition.schema.safeParse(overrides.get(key));
  return parsed.success ? parsed.data : definition.default;
}

function load(): Promise<Map<string, unknown>> {
  const kept = cache();
  if (!kept.loaded || Date.now() - kept.at > MAX_AGE) {
    kept.at = Date.now();
    const before = kept.loaded;
    kept.loaded = db()
      .select({ key: settings.key, value: settings.value })
      .from(settings)
      .then((rows) => new Map(rows.map((row) => [row.key, row.value])))
      .catch((error: unknown) => {
        kept.loaded = null;
        if (!before) throw error;
        log().warn({ err: error }, "settings could not be reread; the known ones stay");
        return before;
      });
  }
  return kept.loaded;
}

/** Forgets the cached overrides of this process. */
export function forgetSettings(): void {
  cache().loaded = null;
}

/** Tells every process, after the commit of the caller's transaction, to read the settings anew. */
export async function announceSettings(ctx: Ctx): Promise<void> {
  await ctx.db.execute(sql`select pg_notify(${CHANNEL}, '')`);
  ctx.afterCommit(forgetSettings);
}

/** Follows the announcements of other processes. */
export function followSettings(): void {
  onMessage(CHANNEL, { on: forgetSettings, resync: forgetSettings });
}
