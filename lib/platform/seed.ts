import type { SeedContext } from "../core/registry";
import { APP_PLATFORMS } from "./app-version/model";
import { offers } from "./app-version/offers";
import { standardLanguage } from "./language/model";
import { appVersions } from "./schema/app-versions";
import { languages } from "./schema/languages";
import { settings } from "./schema/settings";
import { seedActs } from "./seed/acts";
import { seedFiles } from "./seed/files";
import { overrides } from "./settings/store";

/** The demo institution's own words; everything else keeps its declared default. */
const DEMO_SETTINGS: Record<string, unknown> = {
  "general.institution_name": "Rowan Hall Institute",
  "general.support_email": "help@rowanhall.example",
  "general.time_zone": "Europe/Berlin",
  // So that a visitor of the demo can sign in as any role; the administration says so.
  "auth.mfa_required_roles": [],
};

const DAY = 86_400_000;
/** Three versions of the app for each platform; the middle one forces an update. */
const DEMO_VERSIONS: Pick<typeof appVersions.$inferInsert, "version" | "releaseNotes" | "translations">[] = [
  {
    version: "1.0.0",
    releaseNotes: "The first version: your courses, your calendar, your messages.",
    translations: { ru: "Первая версия: ваши курсы, календарь и сообщения." },
  },
  {
    version: "1.1.0",
    releaseNotes: "Check in by scanning a code. Signing in is safer; please update.",
    translations: { ru: "Отметка по коду. Вход стал безопаснее: обновите приложение." },
  },
  {
    version: "1.2.0",
    releaseNotes: "Download lessons and read them on the way.",
    translations: { ru: "Уроки можно скачать и читать в дороге." },
  },
];
const STORES = {
  ios: "https://apps.example/rowan-hall",
  android: "https://play.example/rowan-hall",
} as const;

async function seedVersions(ctx: SeedContext["ctx"]): Promise<number> {
  const rows = APP_PLATFORMS.flatMap((platform) =>
    DEMO_VERSIONS.map((version, i) => ({
      ...version,
      platform,
      buildNumber: (i + 1) * 10,
      isForcedUpdate: i === 1,
      status: "released" as const,
      storeUrl: STORES[platform],
      releasedAt: new Date(Date.now() - (3 - i) * 40 * DAY),
    })),
  );
  await ctx.db.insert(appVersions).values(rows).onConflictDoNothing();
  offers.forget();
  return rows.length;
}

/** Languages that the institution would like to speak one day. */
async function seedLanguages(ctx: SeedContext["ctx"]): Promise<void> {
  const wanted = ["ar", "hi"].flatMap((code) => standardLanguage(code) ?? []);
  await ctx.db
    .insert(languages)
    .values(wanted.map((language, i) => ({ ...language, sortOrder: i + 2 })))
    .onConflictDoNothing();
}

/** Names the demo institution and releases its app; a second run changes nothing. */
export async function seedPlatform({ ctx, say }: SeedContext): Promise<void> {
  const rows = Object.entries(DEMO_SETTINGS).map(([key, value]) => ({ key, value, isPublic: true }));
  await ctx.db.insert(settings).values(rows).onConflictDoNothing();
  overrides.forget();
  await seedLanguages(ctx);
  say(`${rows.length} settings, ${await seedVersions(ctx)} app versions`);
  say(`${await seedActs(ctx)} acts in the audit log, ${await seedFiles(ctx)} papers of people`);
}
