import { z } from "zod";
import type { Actor } from "../../core/ctx";
import { machine } from "../../core/machine";
import { mayManageWallet } from "../access";

export const HOLD_STATUSES = ["open", "captured", "released", "expired"] as const;
export type HoldStatus = (typeof HOLD_STATUSES)[number];

/** What the machine must know of a hold. */
export interface HoldState {
  id: string;
  status: HoldStatus;
  /** Whose points are held; null once the account is gone. */
  ownerId: string | null;
}

/** Domains settle their holds within their own commands, which ask for the right; a manager may only let go. */
const byDomain = () => true;
const byManager = (actor: Actor, row: HoldState) =>
  actor.kind === "job" || mayManageWallet(actor, row.ownerId);

export const holdMachine = machine<HoldStatus, "capture" | "release" | "letGo" | "expire", HoldState>({
  entity: "points.hold",
  states: HOLD_STATUSES,
  initial: "open",
  transitions: [
    { action: "capture", from: ["open"], to: "captured", who: byDomain },
    { action: "release", from: ["open"], to: "released", who: byDomain },
    { action: "letGo", from: ["open"], to: "released", who: byManager },
    { action: "expire", from: ["open"], to: "expired", who: (actor) => actor.kind === "job" },
  ],
});

export const ReleaseInput = z.object({
  holdId: z.uuid(),
  reason: z.string().trim().min(10, "points.errors.reason").max(200),
});
export type ReleaseInput = z.output<typeof ReleaseInput>;
