/** A stretch of a text: in both versions, only in the older, or only in the newer. */
export interface Change {
  kind: "same" | "removed" | "added";
  text: string;
}

/** Beyond this many steps words are too many to compare; lines are compared instead, then whole texts. */
const MAX_CELLS = 4_000_000;

/**
 * The longest common subsequence of two lists (dynamic programming; Wagner and Fischer, 1974), as changes in order.
 * Null when the lists are too long for it.
 */
function compareParts(a: readonly string[], b: readonly string[]): Change[] | null {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let tail = 0;
  while (tail < a.length - start && tail < b.length - start && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const x = a.slice(start, a.length - tail);
  const y = b.slice(start, b.length - tail);
  if (x.length * y.length > MAX_CELLS) return null;
  const width = y.length + 1;
  const best = new Uint32Array((x.length + 1) * width);
  const at = (i: number, j: number) => best[i * width + j] as number;
  for (let i = x.length - 1; i >= 0; i--)
    for (let j = y.length - 1; j >= 0; j--)
      best[i * width + j] = x[i] === y[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const out: Change[] = a.slice(0, start).map((text) => ({ kind: "same", text }));
  let [i, j] = [0, 0];
  while (i < x.length || j < y.length) {
    if (i < x.length && j < y.length && x[i] === y[j]) {
      out.push({ kind: "same", text: x[i] as string });
      i++;
      j++;
    } else if (j >= y.length || (i < x.length && at(i + 1, j) >= at(i, j + 1))) {
      out.push({ kind: "removed", text: x[i++] as string });
    } else out.push({ kind: "added", text: y[j++] as string });
  }
  return [...out, ...a.slice(a.length - tail).map((text): Change => ({ kind: "same", text }))];
}

/** Neighbors of one kind become one stretch. */
function joined(changes: readonly Change[]): Change[] {
  const out: Change[] = [];
  for (const change of changes) {
    const last = out.at(-1);
    if (last?.kind === change.kind) last.text += change.text;
    else out.push({ ...change });
  }
  return out;
}

/** What changed from one text to another, by words; by lines where there are too many words. */
export function compareTexts(before: string, after: string): Change[] {
  if (before === after) return before ? [{ kind: "same", text: before }] : [];
  const words = (text: string) => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
  const lines = (text: string) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const changes = compareParts(words(before), words(after)) ??
    compareParts(lines(before), lines(after)) ?? [
      { kind: "removed" as const, text: before },
      { kind: "added" as const, text: after },
    ];
  return joined(changes);
}

type Plain = Record<string, unknown>;

/** Every text of a version under its path: `translations.ru.title`, `blocks.2.heading`. Lists of words are one text. */
export function leavesOf(value: unknown, path = ""): [string, string][] {
  if (value === null || value === undefined || value === "" || value === false) return [];
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== "object"))
      return value.length ? [[path, value.join(", ")]] : [];
    return value.flatMap((item, i) => leavesOf(item, `${path}.${i + 1}`));
  }
  if (typeof value === "object")
    return Object.entries(value as Plain).flatMap(([key, inner]) =>
      leavesOf(inner, path ? `${path}.${key}` : key),
    );
  return [[path, String(value)]];
}

/** The texts in which two versions differ, in the order of the newer one. */
export function differences(
  before: unknown,
  after: unknown,
): { path: string; before: string; after: string }[] {
  const a = new Map(leavesOf(before));
  const b = new Map(leavesOf(after));
  return [...new Set([...b.keys(), ...a.keys()])]
    .map((path) => ({ path, before: a.get(path) ?? "", after: b.get(path) ?? "" }))
    .filter((leaf) => leaf.before !== leaf.after);
}
