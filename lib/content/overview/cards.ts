import { sql } from "drizzle-orm";
import { translator } from "../../core/i18n/translate";
import type { AdminCard } from "../../core/registry";
import { PUBLISH, WRITE } from "../access";

/** What content shows on the administration's first page. */
export const CONTENT_CARDS: readonly AdminCard[] = [
  {
    name: "content.scheduled",
    permission: WRITE,
    weight: 40,
    async card(ctx) {
      const t = await translator(ctx.locale);
      const { rows } = await ctx.db.execute<{ n: number }>(sql`
        select ((select count(*) from posts where publish_at is not null)
          + (select count(*) from pages where publish_at is not null)
          + (select count(*) from templates where publish_at is not null)
          + (select count(*) from projects where publish_at is not null)
          + (select count(*) from portfolio_items where publish_at is not null))::int as n`);
      const n = rows[0]?.n ?? 0;
      return n ? { title: t("content.cards.scheduled"), value: n, href: "/admin/content" } : null;
    },
  },
  {
    name: "content.brokenLinks",
    permission: PUBLISH,
    weight: 60,
    async card(ctx) {
      const t = await translator(ctx.locale);
      const { rows } = await ctx.db.execute<{ n: number }>(
        sql`select count(*)::int as n from content_broken_links`,
      );
      const n = rows[0]?.n ?? 0;
      return n
        ? { title: t("content.cards.brokenLinks"), value: n, href: "/admin/content", tone: "warning" }
        : null;
    },
  },
];
