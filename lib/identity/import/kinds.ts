import type { ImportKind } from "../../core/imports/kind";
import { INVITATIONS } from "../invitation/many";
import { applyRows } from "./apply";
import { MENTORS, type PeopleImport, STUDENTS } from "./descriptors";
import { MAX_IMPORT_ROWS, MENTOR_IMPORT, STUDENT_IMPORT } from "./model";
import { planRows } from "./plan";

const kindOf = (name: string, people: PeopleImport): ImportKind => ({
  name,
  label: `identity.import.kind.${people.role}`,
  permission: "users.manage",
  maxRows: MAX_IMPORT_ROWS,
  columns: people.columns,
  check: async (ctx, rows) =>
    (await planRows(ctx, people, rows)).map(({ faults, notes }) => ({ faults, notes })),
  apply: (ctx, rows, by) => applyRows(ctx, people, rows, by),
});

/** Students and mentors of the institution, from its own register, and invitations of anybody. */
export const IDENTITY_IMPORTS: readonly ImportKind[] = [
  kindOf(STUDENT_IMPORT, STUDENTS),
  kindOf(MENTOR_IMPORT, MENTORS),
  INVITATIONS,
];
