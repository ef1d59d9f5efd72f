import type { Ctx } from "../core/ctx";
import { translator } from "../core/i18n/translate";
import { kept } from "../core/kept";
import type { AdminCard } from "../core/registry";
import { countDeliveries, STUCK } from "./delivery/queries";

/** One reading for all four cards. */
const waiting = (ctx: Ctx) => kept(ctx, "deliveries", () => countDeliveries(ctx));

const card = (
  name: "failed" | "suppressed" | "kept",
  weight: number,
  tone: "plain" | "warning",
): AdminCard => ({
  name: `notifications.${name}`,
  permission: "deliveries.manage",
  weight,
  async card(ctx) {
    const counts = await waiting(ctx);
    if (!counts[name]) return null;
    const t = await translator(ctx.locale);
    return {
      title: t(`notifications.card.${name}`),
      value: counts[name],
      href: `/admin/outbox?status=${name}`,
      tone,
    };
  },
});

/** What support looks after: messages that did not go out. */
export const NOTIFICATION_CARDS: readonly AdminCard[] = [
  {
    name: "notifications.oldest",
    permission: "deliveries.manage",
    weight: 79,
    async card(ctx) {
      const { oldest } = await waiting(ctx);
      const waited = oldest ? Date.now() - oldest.getTime() : 0;
      if (waited < STUCK) return null;
      const t = await translator(ctx.locale);
      return {
        title: t("notifications.card.oldest"),
        value: t("notifications.card.minutes", { minutes: Math.floor(waited / 60_000) }),
        href: "/admin/outbox?status=queued",
        tone: "warning",
      };
    },
  },
  card("failed", 80, "warning"),
  card("suppressed", 81, "plain"),
  card("kept", 82, "plain"),
];
