import { uuidv7 } from "../../core/ids";
import type { pointMovements, pointTransfers } from "../schema/point-transfers";
import { SYSTEM_WALLETS } from "../wallet/model";

type Transfer = typeof pointTransfers.$inferInsert;
const HOUSE: readonly string[] = Object.values(SYSTEM_WALLETS);

/** A book written in memory in the order of time, as `post` would have written it then. */
export class Ledger {
  readonly transfers: Transfer[] = [];
  readonly movements: (typeof pointMovements.$inferInsert)[] = [];
  readonly balances = new Map<string, number>();

  balance(walletId: string): number {
    return this.balances.get(walletId) ?? 0;
  }

  /** Writes one transfer at a moment that is not before the last one's; answers its id. */
  move(at: Date, entry: Omit<Transfer, "id" | "createdAt">): string {
    const id = uuidv7(at.getTime());
    this.transfers.push({ ...entry, id, createdAt: at });
    for (const [walletId, amount] of [
      [entry.fromWalletId, -entry.amount],
      [entry.toWalletId, entry.amount],
    ] as const) {
      const house = HOUSE.includes(walletId);
      const after = this.balance(walletId) + amount;
      if (!house) this.balances.set(walletId, after);
      this.movements.push({
        transferId: id,
        walletId,
        kind: entry.kind,
        amount,
        balanceAfter: house ? null : after,
        createdAt: at,
      });
    }
    return id;
  }
}
