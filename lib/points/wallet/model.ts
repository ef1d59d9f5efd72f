import { z } from "zod";
import { machine } from "../../core/machine";
import { mayManageWallet } from "../access";

/** The wallets of the house, as the migration made them. */
export const SYSTEM_WALLETS = {
  /** The source of all points: its sum is minus everything issued. */
  issuance: "01a1fe03-7000-7001-8000-706f696e7473",
  /** Where held points wait. */
  holding: "01a1fe03-7000-7002-8000-706f696e7473",
  /** Where spent and forfeited points end. */
  sink: "01a1fe03-7000-7003-8000-706f696e7473",
} as const;

export const WALLET_STATUSES = ["open", "frozen", "closed"] as const;
export type WalletStatus = (typeof WALLET_STATUSES)[number];

/** What the machine must know of a wallet. */
export interface WalletState {
  id: string;
  status: WalletStatus;
  /** Whose it is; null for wallets of the house. */
  userId: string | null;
}

export const walletMachine = machine<WalletStatus, "freeze" | "unfreeze" | "close", WalletState>({
  entity: "points.wallet",
  states: WALLET_STATUSES,
  initial: "open",
  transitions: [
    {
      action: "freeze",
      from: ["open"],
      to: "frozen",
      who: (actor, row) => actor.kind === "job" || mayManageWallet(actor, row.userId),
    },
    {
      action: "unfreeze",
      from: ["frozen"],
      to: "open",
      who: (actor, row) => mayManageWallet(actor, row.userId),
    },
    // Only the erasure of the account closes a wallet, and erasure has asked for the right.
    { action: "close", from: ["open", "frozen"], to: "closed", who: () => true },
  ],
});

export const FreezeInput = z.object({
  userId: z.uuid(),
  reason: z.string().trim().min(10, "points.errors.reason").max(200),
});
export type FreezeInput = z.output<typeof FreezeInput>;
export const WalletOwner = z.object({ userId: z.uuid() });

/** A person's points as the person sees them. */
export interface OwnWallet {
  /** What can be spent now. */
  available: number;
  /** What open holds keep back. */
  held: number;
  status: WalletStatus;
  freezeReason: string | null;
  /** Its owner wants to be seen on the list of the month. */
  onLeaderboard: boolean;
  createdAt: Date;
  updatedAt: Date;
}
