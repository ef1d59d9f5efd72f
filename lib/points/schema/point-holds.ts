import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "../../core/schema/columns";
import { pointHoldStatus } from "./enums";
import { pointWallets } from "./point-wallets";

/** Points set aside for something, until they are captured, released or expire. */
export const pointHolds = pgTable(
  "point_holds",
  {
    id: id(),
    walletId: uuid("wallet_id")
      .notNull()
      .references(() => pointWallets.id, { onDelete: "restrict" }),
    /** Who gets what is captured; null: spent for good. */
    payeeWalletId: uuid("payee_wallet_id").references(() => pointWallets.id, { onDelete: "restrict" }),
    amount: integer("amount").notNull(),
    captured: integer("captured").notNull().default(0),
    status: pointHoldStatus("status").notNull().default("open"),
    sourceKind: text("source_kind").notNull(),
    sourceId: uuid("source_id").notNull(),
    reason: text("reason").notNull(),
    expiresAt: instant("expires_at").notNull(),
    settledAt: instant("settled_at"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    check("point_holds_amount", sql`${t.amount} >= 1`),
    check("point_holds_captured_within", sql`${t.captured} between 0 and ${t.amount}`),
    check("point_holds_settled", sql`(${t.status} = 'open') = (${t.settledAt} is null)`),
    check("point_holds_captured", sql`(${t.captured} > 0) = (${t.status} = 'captured')`),
    check("point_holds_payee", sql`${t.payeeWalletId} <> ${t.walletId}`),
    check("point_holds_reason_length", sql`char_length(${t.reason}) <= 200`),
    uniqueIndex("point_holds_open_source")
      .on(t.walletId, t.sourceKind, t.sourceId)
      .where(sql`${t.status} = 'open'`),
    index("point_holds_due").on(t.expiresAt).where(sql`${t.status} = 'open'`),
    index("point_holds_wallet").on(t.walletId, t.status),
  ],
);
export type PointHoldRow = typeof pointHolds.$inferSelect;
