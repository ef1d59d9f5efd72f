import { machine } from "../../core/machine";
import { mayCurate } from "../access";
import { SKILL_STATUSES, type SkillStatus } from "../levels";

/** What policies and guards of a skill look at. */
export interface SkillState {
  id: string;
  status: SkillStatus;
  categoryId: string | null;
}
const who = mayCurate;

/** The life of a skill. Merging, and undoing it for some weeks, have commands of their own: they move everything. */
export const skillMachine = machine<
  SkillStatus,
  "accept" | "refuse" | "merge" | "retire" | "restore" | "unmerge" | "unmergeProposed" | "unmergeRetired",
  SkillState
>({
  entity: "skills.skill",
  states: SKILL_STATUSES,
  initial: "proposed",
  transitions: [
    {
      action: "accept",
      from: ["proposed"],
      to: "active",
      who,
      guard: (row) => (row.categoryId ? null : "skills.error.noCategory"),
    },
    { action: "refuse", from: ["proposed"], to: "retired", who },
    { action: "retire", from: ["active"], to: "retired", who },
    { action: "restore", from: ["retired"], to: "active", who },
    { action: "merge", from: ["proposed", "active", "retired"], to: "merged", who },
    { action: "unmerge", from: ["merged"], to: "active", who },
    { action: "unmergeProposed", from: ["merged"], to: "proposed", who },
    { action: "unmergeRetired", from: ["merged"], to: "retired", who },
  ],
});
