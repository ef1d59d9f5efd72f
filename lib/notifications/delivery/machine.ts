import { type Actor, holds } from "../../core/ctx";
import { type Machine, machine } from "../../core/machine";
import { DELIVERY_STATES, type DeliveryStatus } from "./model";

/** What the guards of a delivery's moves look at. */
export interface DeliveryState {
  id: string;
  status: DeliveryStatus;
  /** A message is left, or a notification from which to write it anew. */
  hasMessage: boolean;
  /** A mail server is configured. */
  canSend: boolean;
}

const byJob = (actor: Actor) => actor.kind === "job";
const bySupport = (actor: Actor) => holds(actor, "deliveries.manage");
/** Kept mail may hold one-time links, so only a super admin touches it. */
const bySuperAdmin = (actor: Actor) => actor.kind === "person" && actor.roles.includes("super_admin");
const hasMessage = (row: DeliveryState) => (row.hasMessage ? null : "notifications.error.messageGone");

type Action =
  | "defer"
  | "digest"
  | "suppress"
  | "cancel"
  | "release"
  | "keep"
  | "send"
  | "accept"
  | "retry_later"
  | "fail"
  | "refuse"
  | "deliver"
  | "bounce"
  | "complain"
  | "retry"
  | "send_kept"
  | "discard";

/** The life of a delivery. The worker's moves are made in sets, under its locks; this says which there are. */
export const deliveryMachine: Machine<DeliveryStatus, Action, DeliveryState> = machine({
  entity: "notifications.delivery",
  states: DELIVERY_STATES,
  initial: "queued",
  transitions: [
    { action: "defer", from: ["queued"], to: "deferred", who: byJob },
    { action: "digest", from: ["queued"], to: "digested", who: byJob },
    { action: "suppress", from: ["queued", "deferred"], to: "suppressed", who: byJob },
    { action: "cancel", from: ["queued", "deferred", "digested"], to: "cancelled", who: byJob },
    { action: "release", from: ["deferred"], to: "queued", who: byJob },
    { action: "keep", from: ["queued"], to: "kept", who: byJob },
    { action: "send", from: ["queued"], to: "sending", who: byJob },
    { action: "accept", from: ["sending"], to: "sent", who: byJob },
    { action: "retry_later", from: ["sending"], to: "queued", who: byJob },
    { action: "fail", from: ["sending"], to: "failed", who: byJob },
    { action: "refuse", from: ["sending"], to: "bounced", who: byJob },
    { action: "deliver", from: ["sent"], to: "delivered", who: byJob },
    { action: "bounce", from: ["sent", "delivered"], to: "bounced", who: byJob },
    { action: "complain", from: ["sent", "delivered"], to: "complained", who: byJob },
    {
      action: "retry",
      from: ["failed", "suppressed", "bounced"],
      to: "queued",
      who: bySupport,
      guard: hasMessage,
    },
    {
      action: "send_kept",
      from: ["kept"],
      to: "queued",
      who: bySuperAdmin,
      guard: (row) => (row.canSend ? hasMessage(row) : "notifications.error.noServer"),
    },
    { action: "discard", from: ["kept"], to: "cancelled", who: bySuperAdmin },
  ],
});
