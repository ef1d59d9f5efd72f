import { zoneOf } from "../core/ctx";
import { formatterFor, signed } from "../core/i18n/formatter";
import { translator } from "../core/i18n/translate";
import type { DashboardPanel } from "../core/registry";
import { ownStatement } from "./statement/queries";
import { lineTitle } from "./statement/title";
import { getOwnWallet } from "./wallet/queries";

/** On /account: what can be spent, what is held, the last three lines. */
export const POINTS_PANEL: DashboardPanel = {
  name: "points",
  workspace: "account",
  weight: 10,
  async panel(ctx) {
    const zone = zoneOf(ctx.actor);
    const [wallet, statement] = [await getOwnWallet(ctx), await ownStatement(ctx, { zone, limit: 3 })];
    if (!wallet || !statement) return null;
    const t = await translator(ctx.locale, zone);
    const format = formatterFor(ctx.locale);
    const day = (at: Date) => format.dateTime(at, { day: "numeric", month: "long", timeZone: zone });
    const held = { label: t("points.panel.held", { points: wallet.held }), href: "/account/points/holds" };
    return {
      title: t("points.title"),
      href: "/account/points",
      empty: t("points.panel.empty"),
      items: [
        { label: t("points.panel.available", { points: wallet.available }), href: "/account/points" },
        ...(wallet.held ? [held] : []),
        ...statement.lines.map((line) => ({
          label: `${signed(ctx.locale, line.amount)} · ${lineTitle(t, line)}`,
          href: `/account/points/${line.transferId}`,
          detail: day(line.at),
        })),
      ],
    };
  },
};
