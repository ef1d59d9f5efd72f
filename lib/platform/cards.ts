import { count, eq, isNull } from "drizzle-orm";
import type { Ctx } from "../core/ctx";
import { env } from "../core/env";
import { translator } from "../core/i18n/translate";
import { countDeadJobs } from "../core/jobs-admin";
import type { AdminCard } from "../core/registry";
import { files } from "../core/schema/core";
import { systemAlerts } from "./schema/system-alerts";

/** A number that should be none; nothing is shown while it is. */
const warning = (
  name: "alerts" | "failedJobs" | "quarantined",
  permission: string,
  weight: number,
  href: string,
  number: (ctx: Ctx) => Promise<number>,
): AdminCard => ({
  name: `platform.${name}`,
  permission,
  weight,
  async card(ctx) {
    const value = await number(ctx);
    if (value === 0) return null;
    const t = await translator(ctx.locale);
    return { title: t(`platform.cards.${name}`), value, href, tone: "warning" };
  },
});

/** Said at once, before any message had to be kept. */
const NO_MAIL: AdminCard = {
  name: "platform.noMail",
  permission: "jobs.manage",
  weight: 6,
  async card(ctx) {
    if (env().SMTP_URL) return null;
    const t = await translator(ctx.locale);
    return {
      title: t("platform.cards.noMail"),
      value: t("platform.cards.noMailValue"),
      href: "/admin/system",
      tone: "warning",
    };
  },
};

async function countAlerts(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db.select({ n: count() }).from(systemAlerts).where(isNull(systemAlerts.endedAt));
  return row?.n ?? 0;
}

async function countQuarantined(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db.select({ n: count() }).from(files).where(eq(files.status, "quarantined"));
  return row?.n ?? 0;
}

/** What those look after who keep the installation running. */
export const PLATFORM_CARDS: readonly AdminCard[] = [
  warning("alerts", "jobs.manage", 5, "/admin/system", countAlerts),
  NO_MAIL,
  warning("failedJobs", "jobs.manage", 90, "/admin/system/jobs?state=failed", countDeadJobs),
  warning("quarantined", "files.manage", 91, "/admin/files?status=quarantined", countQuarantined),
];
