import { sideDb } from "@/lib/core/db";
import { gather, type SettingDefinition } from "@/lib/core/registry";
import { announced } from "../announced";
import { settings } from "../schema/settings";

/** The overrides by key. */
export const overrides = announced("settings", async () => {
  const rows = await sideDb()
    .select({ key: settings.key, value: settings.value, isPublic: settings.isPublic })
    .from(settings);
  return new Map(rows.map(({ key, ...override }) => [key, override]));
});

/** The declaration of a setting. Throws for a key that no manifest declares. */
export function settingDefinition(key: string): SettingDefinition {
  const definition = gather("settings").find((d) => d.key === key);
  if (!definition) throw new Error(`No domain declares the setting "${key}".`);
  return definition;
}

/** The value of a setting: its override, or the declared default. Cached in this process. */
export async function readSetting(key: string): Promise<unknown> {
  const definition = settingDefinition(key);
  return effective(definition, (await overrides.read()).get(key));
}

function effective(definition: SettingDefinition, override: { value: unknown } | undefined): unknown {
  if (!override) return definition.default;
  // A later version may have narrowed the type: then the default holds until somebody saves a new value.
  const parsed = definition.schema.safeParse(override.value);
  return parsed.success ? parsed.data : definition.default;
}

/** What everybody may know: settings declared publishable that no administrator keeps back, by key. */
export async function publicSettings(): Promise<Record<string, unknown>> {
  const known = await overrides.read();
  const shown = gather("settings").filter(
    ({ key, publishable, generated }) => publishable && !generated && (known.get(key)?.isPublic ?? true),
  );
  return Object.fromEntries(shown.map((d) => [d.key, effective(d, known.get(d.key))]));
}
