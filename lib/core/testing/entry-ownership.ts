import { readdirSync } from "node:fs";
import path from "node:path";

/** A right that depends on whose the row is, not only on the actor's role. */
export interface OwnershipCell {
  /** Entry points as the matrix names them. */
  entries: readonly string[];
  /** What is owned. */
  what: string;
  owner: string;
  other: string;
  /** The test that shows it: its file and its words. */
  file: string;
  test: string;
}

/** What one domain's `ownership.ts`, or that of one of its nouns, says. */
export interface DomainOwnership {
  /**
   * Every entry point that is open to whoever is signed in, or to anyone, and touches something that belongs to
   * somebody; and those of admins whose policy looks at the row.
   */
  cells: readonly OwnershipCell[];
  /** Entry points open to anyone or to the signed-in that touch nothing of anybody's, each with why. */
  ownerless: Readonly<Record<string, string>>;
}

const lib = path.resolve(import.meta.dirname, "../..");

/** What all files `lib/<domain>/ownership.ts` and `lib/<domain>/<noun>/ownership.ts` say. For tests. */
export async function gatherOwnership(): Promise<DomainOwnership> {
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "ownership.ts")
    .sort();
  const said: DomainOwnership[] = [];
  for (const file of files)
    said.push(...Object.values((await import(path.join(lib, file))) as Record<string, DomainOwnership>));
  return {
    cells: said.flatMap((s) => s.cells),
    ownerless: Object.assign({}, ...said.map((s) => s.ownerless)),
  };
}
