import { type Actor, holds } from "../../core/ctx";
import { type Machine, machine } from "../../core/machine";
import { ANNOUNCEMENT_STATES, type AnnouncementStatus } from "./model";

export const SEND = "announcements.send";
export const maySend = (actor: Actor): boolean => holds(actor, SEND);
const byJob = (actor: Actor) => actor.kind === "job";

export interface AnnouncementState {
  id: string;
  status: AnnouncementStatus;
  /** It has subject and text in the institution's language. */
  worded: boolean;
}

type Action = "schedule" | "unschedule" | "begin" | "finish" | "cancel";

/** The life of an announcement. */
export const announcementMachine: Machine<AnnouncementStatus, Action, AnnouncementState> = machine({
  entity: "notifications.announcement",
  states: ANNOUNCEMENT_STATES,
  initial: "draft",
  transitions: [
    {
      action: "schedule",
      from: ["draft"],
      to: "scheduled",
      who: maySend,
      guard: (row) => (row.worded ? null : "notifications.error.notWorded"),
    },
    { action: "unschedule", from: ["scheduled"], to: "draft", who: maySend },
    { action: "begin", from: ["scheduled"], to: "sending", who: byJob },
    { action: "finish", from: ["sending"], to: "sent", who: byJob },
    { action: "cancel", from: ["sending", "sent"], to: "cancelled", who: maySend },
  ],
});
