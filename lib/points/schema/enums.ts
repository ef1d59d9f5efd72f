import { pgEnum } from "drizzle-orm/pg-core";

export const pointWalletKind = pgEnum("point_wallet_kind", ["user", "system"]);
export const pointWalletStatus = pgEnum("point_wallet_status", ["open", "frozen", "closed"]);
export const pointTransferKind = pgEnum("point_transfer_kind", [
  "earn",
  "gift",
  "hold",
  "capture",
  "release",
  "adjustment",
  "reversal",
  "closure",
  "expiry",
]);
export const pointHoldStatus = pgEnum("point_hold_status", ["open", "captured", "released", "expired"]);
