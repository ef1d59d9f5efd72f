import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "../../core/schema/columns";
import { users } from "../../identity/schema/users";
import { pointWalletKind, pointWalletStatus } from "./enums";

/** One wallet for each person, its balance cached, and three of the house (`code`), whose totals are sums. */
export const pointWallets = pgTable(
  "point_wallets",
  {
    id: id(),
    kind: pointWalletKind("kind").notNull().default("user"),
    userId: uuid("user_id")
      .unique("point_wallets_user")
      .references(() => users.id, { onDelete: "restrict" }),
    code: text("code", { enum: ["issuance", "holding", "sink"] }).unique("point_wallets_code"),
    balance: bigint("balance", { mode: "number" }).notNull().default(0),
    status: pointWalletStatus("status").notNull().default("open"),
    freezeReason: text("freeze_reason"),
    onLeaderboard: boolean("on_leaderboard").notNull().default(false),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** The moment of the last posting; a wallet's movements never go back in time. */
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    check("point_wallets_balance", sql`${t.balance} >= 0`),
    check("point_wallets_user_kind", sql`(${t.kind} = 'user') = (${t.userId} is not null)`),
    check("point_wallets_system_kind", sql`(${t.kind} = 'system') = (${t.code} is not null)`),
    check("point_wallets_system_caches_nothing", sql`${t.kind} = 'user' or ${t.balance} = 0`),
    check("point_wallets_closed_is_empty", sql`${t.status} <> 'closed' or ${t.balance} = 0`),
    check("point_wallets_frozen_says_why", sql`${t.status} <> 'frozen' or ${t.freezeReason} is not null`),
    index("point_wallets_leaders").on(t.userId).where(sql`${t.onLeaderboard}`),
    index("point_wallets_updated").on(t.updatedAt),
    index("point_wallets_richest").on(t.balance).where(sql`${t.kind} = 'user'`),
  ],
);
export type PointWalletRow = typeof pointWallets.$inferSelect;
