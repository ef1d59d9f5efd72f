import type { z } from "zod";
import type { CommonData } from "./descriptor";
import { descriptorOf } from "./descriptors";
import type { EditorDetail } from "./queries";

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Without empty texts, as a submitted form is read: they stand for what was not filled in. */
function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled);
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== "")
      .map(([key, inner]) => [key, filled(inner)]),
  );
}

/**
 * Unfinished work as a form can show it. It need not be valid: parts that do not parse are taken from `newest`, so
 * that one bad date does not cost a writer the text.
 */
export function readKept<D extends CommonData>(schema: z.ZodType<D>, kept: Plain, newest: D): D {
  let candidate = filled(kept) as Plain;
  for (let attempt = 0; attempt < 8; attempt++) {
    const parsed = schema.safeParse(candidate);
    if (parsed.success) return parsed.data;
    const bad = new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? "")));
    if (bad.has("")) return newest;
    const known = newest as unknown as Plain;
    candidate = Object.fromEntries(
      [...new Set([...Object.keys(candidate), ...bad])].map((key) => [
        key,
        bad.has(key) ? known[key] : candidate[key],
      ]),
    );
  }
  return newest;
}

/** What a writing screen's form begins from. */
export interface FormStart<D> {
  data: D;
  /** The version from which the shown text began. */
  baseVersion: number;
  /** The reader's unfinished work, if any, and whether the form shows it. */
  kept: { savedAt: string; shown: boolean } | null;
}

/** The newest version, or with `mine` the reader's unfinished work. */
export function formStart<D>(row: EditorDetail, mine: boolean): FormStart<D> {
  const kept = row.autosave ? { savedAt: row.autosave.savedAt.toISOString(), shown: mine } : null;
  if (!mine || !row.autosave) return { data: row.data as D, baseVersion: row.version, kept };
  const data = readKept(descriptorOf(row.kind).schema, row.autosave.data as Plain, row.data);
  return { data: data as D, baseVersion: row.autosave.baseVersion, kept };
}
