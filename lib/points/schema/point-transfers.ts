import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  check,
  index,
  integer,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { id, instant } from "../../core/schema/columns";
import { users } from "../../identity/schema/users";
import { pointTransferKind } from "./enums";
import { pointHolds } from "./point-holds";
import { pointRules } from "./point-rules";
import { pointWallets } from "./point-wallets";

/** Every move of points from one wallet to another; immutable, as a trigger sees to. */
export const pointTransfers = pgTable(
  "point_transfers",
  {
    id: id(),
    kind: pointTransferKind("kind").notNull(),
    fromWalletId: uuid("from_wallet_id")
      .notNull()
      .references(() => pointWallets.id, { onDelete: "restrict" }),
    toWalletId: uuid("to_wallet_id")
      .notNull()
      .references(() => pointWallets.id, { onDelete: "restrict" }),
    amount: integer("amount").notNull(),
    /** Names the cause: the same cause never moves points twice. */
    key: text("key").notNull().unique("point_transfers_key"),
    ruleId: uuid("rule_id").references(() => pointRules.id, { onDelete: "restrict" }),
    holdId: uuid("hold_id").references(() => pointHolds.id, { onDelete: "restrict" }),
    reversesId: uuid("reverses_id")
      .unique("point_transfers_reverses")
      .references((): AnyPgColumn => pointTransfers.id, { onDelete: "restrict" }),
    sourceKind: text("source_kind"),
    sourceId: uuid("source_id"),
    /** The line on the statement; never personal data, since nothing here can be erased. */
    reason: text("reason"),
    /** Null: the product itself. */
    createdById: uuid("created_by_id").references(() => users.id, { onDelete: "restrict" }),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    check("point_transfers_amount", sql`${t.amount} between 1 and 1000000`),
    check("point_transfers_two_wallets", sql`${t.fromWalletId} <> ${t.toWalletId}`),
    check("point_transfers_reversal", sql`(${t.kind} = 'reversal') = (${t.reversesId} is not null)`),
    check("point_transfers_earn", sql`(${t.kind} = 'earn') = (${t.ruleId} is not null)`),
    check(
      "point_transfers_hold",
      sql`(${t.kind} in ('hold', 'capture', 'release')) = (${t.holdId} is not null)`,
    ),
    check("point_transfers_reason_length", sql`char_length(${t.reason}) <= 200`),
    index("point_transfers_source").on(t.sourceKind, t.sourceId),
    index("point_transfers_to_rule").on(t.toWalletId, t.ruleId, t.createdAt),
    index("point_transfers_from_kind").on(t.fromWalletId, t.kind, t.createdAt),
    index("point_transfers_newest").on(t.createdAt, t.id),
    index("point_transfers_kind").on(t.kind, t.createdAt, t.id),
    index("point_transfers_rule").on(t.ruleId, t.createdAt).where(sql`${t.ruleId} is not null`),
    index("point_transfers_hold").on(t.holdId).where(sql`${t.holdId} is not null`),
  ],
);
export type PointTransferRow = typeof pointTransfers.$inferSelect;

/** The two sides of each transfer; immutable. `seq` is the order of the statement. */
export const pointMovements = pgTable(
  "point_movements",
  {
    seq: bigint("seq", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    transferId: uuid("transfer_id")
      .notNull()
      .references(() => pointTransfers.id, { onDelete: "restrict" }),
    walletId: uuid("wallet_id")
      .notNull()
      .references(() => pointWallets.id, { onDelete: "restrict" }),
    /** The transfer's, so that a statement of one kind is one walk along an index. */
    kind: pointTransferKind("kind").notNull(),
    /** Negative leaves the wallet. */
    amount: bigint("amount", { mode: "number" }).notNull(),
    /** Null for wallets of the house. */
    balanceAfter: bigint("balance_after", { mode: "number" }),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    check("point_movements_amount", sql`${t.amount} <> 0`),
    check("point_movements_balance", sql`${t.balanceAfter} >= 0`),
    unique("point_movements_side").on(t.transferId, t.walletId),
    index("point_movements_statement").on(t.walletId, t.seq),
    index("point_movements_kind").on(t.walletId, t.kind, t.seq),
    // What came, as lots that expire; queries repeat the conditions.
    index("point_movements_lots")
      .on(t.walletId, t.createdAt, t.amount)
      .where(sql`${t.amount} > 0 and ${t.kind} <> 'release'`),
    // Holds the amount too, so that the sums of the house are read from the index alone.
    index("point_movements_month").on(t.walletId, t.createdAt, t.amount),
  ],
);
