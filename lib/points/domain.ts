import type { Domain } from "../core/registry";
import type { NewAccount } from "../identity/registries";
import { MANAGE, READ } from "./access";
import { POINTS_CONSTRAINTS } from "./constraints";
import { POINTS_GRANTS } from "./grant/kinds";
import { POINTS_HOLDER } from "./holder";
import { POINTS_JOBS } from "./jobs";
import { leaderboardFollower } from "./leaderboard/follower";
import { POINTS_NOTICE_TYPES, POINTS_NOTICES } from "./notices";
import { POINTS_PANEL } from "./panel";
import { seedPoints } from "./seed";
import { POINTS_SETTINGS } from "./settings";
import { openWallets } from "./wallet/open";

const newAccount: NewAccount = { created: openWallets };

export const points: Domain = {
  name: "points",
  messages: { en: () => import("./messages/en.json"), ru: () => import("./messages/ru.json") },
  permissions: { [READ]: ["finance_manager", "support_admin"], [MANAGE]: ["finance_manager"] },
  scopes: {
    "points:read": { label: "points.scope.read" },
  },
  navigation: [
    { label: "points.nav.points", href: "/account/points", icon: "heart", workspace: "account", order: 15 },
    {
      label: "points.nav.book",
      href: "/admin/points",
      covers: ["/admin/point-wallets"],
      icon: "heart",
      workspace: "admin",
      group: "points.nav.group",
      permission: READ,
      order: 650,
    },
    {
      label: "points.nav.rules",
      href: "/admin/point-rules",
      icon: "sliders",
      workspace: "admin",
      group: "points.nav.group",
      permission: MANAGE,
      order: 651,
    },
    {
      label: "points.nav.proof",
      href: "/admin/points/proof",
      icon: "shield",
      workspace: "admin",
      group: "points.nav.group",
      permission: MANAGE,
      order: 652,
    },
  ],
  jobs: POINTS_JOBS,
  imports: [POINTS_GRANTS],
  settings: POINTS_SETTINGS,
  noticeTypes: POINTS_NOTICE_TYPES,
  notices: POINTS_NOTICES,
  dashboardPanels: [POINTS_PANEL],
  gives: {
    newAccounts: [newAccount],
    accountFollowers: [leaderboardFollower],
    holders: [POINTS_HOLDER],
    constraints: [POINTS_CONSTRAINTS],
  },
  seed: seedPoints,
};
