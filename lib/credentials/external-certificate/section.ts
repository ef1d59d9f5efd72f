import { eq } from "drizzle-orm";
import { formatterFor } from "../../core/i18n/formatter";
import { translator } from "../../core/i18n/translate";
import type { ProfileSection } from "../../identity/registries";
import { users } from "../../identity/schema/users";
import { publicExternals } from "./queries";

/** How many stand on the profile itself; the rest is one link away. */
const SHOWN = 5;

/** On /people/[username]: what the person shows of what was earned elsewhere. */
export const EXTERNAL_SECTION: ProfileSection = {
  name: "credentials.external",
  weight: 60,
  async section(ctx, userId) {
    const shown = await publicExternals(ctx, userId);
    const [user] = await ctx.db.select({ username: users.username }).from(users).where(eq(users.id, userId));
    if (!shown.length || !user) return null;
    const t = await translator(ctx.locale);
    const format = formatterFor(ctx.locale);
    const date = (day: string) =>
      format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
    const href = `/people/${user.username}/credentials`;
    return {
      title: t("credentials.external.section"),
      href,
      items: shown.slice(0, SHOWN).map((row) => ({
        label: row.title,
        detail: `${row.issuer} · ${date(row.issueDate)}`,
        href,
        badge: t(`credentials.external.status.${row.status === "verified" ? "verified" : "unverified"}`),
      })),
    };
  },
};
