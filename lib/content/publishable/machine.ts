import { type Machine, machine } from "../../core/machine";
import { mayPublish } from "../access";
import { SYSTEM_PAGES } from "../page/model";
import type { ContentStatus, PublishableKind } from "./model";

/** What the machine must know of a row. */
export interface PublishableState {
  status: ContentStatus;
  /** Set for pages only. */
  pageType?: string | null;
  /** How many requirements the version in question lacks. */
  missing?: number;
}
export type PublishableAction = "publish" | "unpublish" | "archive" | "reopen";

const isSystemPage = (row: PublishableState) =>
  (SYSTEM_PAGES as readonly string[]).includes(row.pageType ?? "");
const notSystem = (row: PublishableState) => (isSystemPage(row) ? "content.errors.systemPage" : null);

/** From draft to the public and back, alike for every kind with revisions. */
const publishableMachine = machine<ContentStatus, PublishableAction, PublishableState>({
  entity: "content",
  states: ["draft", "published", "archived"],
  initial: "draft",
  transitions: [
    {
      action: "publish",
      from: ["draft", "published"],
      to: "published",
      who: mayPublish,
      guard: (row) => (row.missing ? "content.errors.incomplete" : null),
    },
    { action: "unpublish", from: ["published"], to: "draft", who: mayPublish, guard: notSystem },
    { action: "archive", from: ["draft", "published"], to: "archived", who: mayPublish, guard: notSystem },
    { action: "reopen", from: ["archived"], to: "draft", who: mayPublish },
  ],
});

/** The machine of one kind; status_history tells kinds apart by its entity. */
export function machineOf(
  kind: PublishableKind,
): Machine<ContentStatus, PublishableAction, PublishableState> {
  return { ...publishableMachine, entity: `content.${kind}` };
}
