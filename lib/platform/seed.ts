import type { SeedContext } from "../core/registry";
import { settings } from "./schema/settings";
import { forgetSettings } from "./settings/store";

/** The demo institution's own words; everything else keeps its declared default. */
const DEMO_SETTINGS: Record<string, unknown> = {
  "general.institution_name": "Rowan Hall Institute",
  "general.support_email": "help@rowanhall.example",
  "general.time_zone": "Europe/Berlin",
};

/** Names the demo institution; a second run changes nothing. */
export async function seedPlatform({ ctx, say }: SeedContext): Promise<void> {
  const rows = Object.entries(DEMO_SETTINGS).map(([key, value]) => ({ key, value }));
  await ctx.db.insert(settings).values(rows).onConflictDoNothing();
  forgetSettings();
  say(`${rows.length} settings`);
}
