import { bigint, index, integer, jsonb, pgTable, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "../../core/schema/columns";
import { users } from "../../identity/schema/users";

/** What does not agree; `walletId` and `transferId` name the row, where one is to blame. */
export interface ProofDifference {
  kind: "balance" | "zero_sum" | "transfer" | "holding";
  walletId?: string;
  transferId?: string;
  expected: number;
  found: number;
}

/** One recount of the whole book. */
export const pointProofs = pgTable(
  "point_proofs",
  {
    id: id(),
    /** Null: the nightly job. */
    requestedById: uuid("requested_by_id").references(() => users.id, { onDelete: "restrict" }),
    createdAt: instant("created_at").notNull().defaultNow(),
    finishedAt: instant("finished_at"),
    wallets: integer("wallets"),
    transfers: bigint("transfers", { mode: "number" }),
    movements: bigint("movements", { mode: "number" }),
    issued: bigint("issued", { mode: "number" }),
    held: bigint("held", { mode: "number" }),
    spent: bigint("spent", { mode: "number" }),
    circulating: bigint("circulating", { mode: "number" }),
    /** No movement up to this one will ever be added or change; null when that could not be told. */
    settledSeq: bigint("settled_seq", { mode: "number" }),
    /** Points spent or forfeited by the movements up to there; later sums begin here. */
    settledSpent: bigint("settled_spent", { mode: "number" }),
    /** How many were found; the first hundred are kept. */
    differenceCount: integer("difference_count").notNull().default(0),
    differences: jsonb("differences").$type<ProofDifference[]>().notNull().default([]),
    durationMs: integer("duration_ms"),
  },
  (t) => [index("point_proofs_newest").on(t.createdAt)],
);
