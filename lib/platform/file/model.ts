import { z } from "zod";
import type { Actor } from "../../core/ctx";
import { machine } from "../../core/machine";

export const FILE_STATUSES = ["pending", "ready", "rejected", "quarantined", "deleted"] as const;
export type FileStatus = (typeof FILE_STATUSES)[number];

/** Who looks after everybody's files. */
export const mayManageFiles = (actor: Actor): boolean =>
  actor.kind === "person" && actor.permissions.has("files.manage");
const isJob = (actor: Actor): boolean => actor.kind === "job";

/** What the machine must know of a file. */
export interface FileState {
  id: string;
  status: FileStatus;
}

/**
 * The life of a file. Uploading, expiring and sweeping stand in core, which knows them all as job; a kept file is
 * deleted by the domain that it belongs to.
 */
export const fileMachine = machine<
  FileStatus,
  "keep" | "refuse" | "quarantine" | "release" | "delete" | "expire",
  FileState
>({
  entity: "core.file",
  states: FILE_STATUSES,
  initial: "pending",
  transitions: [
    { action: "keep", from: ["pending"], to: "ready", who: isJob },
    { action: "refuse", from: ["pending"], to: "rejected", who: isJob },
    { action: "expire", from: ["pending", "rejected", "ready"], to: "deleted", who: isJob },
    {
      action: "quarantine",
      from: ["pending", "ready"],
      to: "quarantined",
      // By hand only what is kept: what still arrives has no bytes to look at.
      who: (actor, { status }) => isJob(actor) || (status === "ready" && mayManageFiles(actor)),
    },
    { action: "release", from: ["quarantined"], to: "ready", who: mayManageFiles },
    { action: "delete", from: ["quarantined"], to: "deleted", who: mayManageFiles },
  ],
});

/** What is done to a file by hand always has a reason, which its history keeps. */
export const FileMoveInput = z.object({
  id: z.uuid(),
  reason: z.string().trim().min(3).max(500),
});
export type FileMoveInput = z.output<typeof FileMoveInput>;
