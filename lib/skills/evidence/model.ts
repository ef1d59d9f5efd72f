import { z } from "zod";
import { LEVELS, type Level, PROOFS, type Proof } from "../levels";

/** What decides how well a skill is proven. */
export interface ProofSource {
  proof: Proof;
  level: Level | null;
  occurredAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
}

export type EvidenceState = "valid" | "expired" | "revoked";

/** Whether evidence counts at a moment, and if not, why. */
export function stateOf(e: Pick<ProofSource, "expiresAt" | "revokedAt">, now = new Date()): EvidenceState {
  if (e.revokedAt) return "revoked";
  return e.expiresAt && e.expiresAt <= now ? "expired" : "valid";
}

const rank = (e: ProofSource) => [
  PROOFS.indexOf(e.proof),
  e.level ? LEVELS.indexOf(e.level) : -1,
  e.occurredAt.getTime(),
];

/** The best of the valid evidence (rule 4): highest proof, then highest level, then latest; a claim without any. */
export function bestProof(
  evidence: readonly ProofSource[],
  now = new Date(),
): { proof: Proof; level: Level | null; provenAt: Date | null } {
  const [best] = evidence
    .filter((e) => stateOf(e, now) === "valid")
    .sort((a, b) => {
      const [x, y] = [rank(a), rank(b)];
      const at = x.findIndex((value, i) => value !== y[i]);
      return at < 0 ? 0 : (y[at] as number) - (x[at] as number);
    });
  return best
    ? { proof: best.proof, level: best.level, provenAt: best.occurredAt }
    : { proof: "claimed", level: null, provenAt: null };
}

/** What an origin says when it proves a skill. */
export interface EvidenceInput {
  /** A registered origin, and its row. */
  kind: string;
  id: string;
  /** As it reads today, at most 200 characters. */
  title: string;
  level?: Level | null;
  /** Who stands behind it: assessor, issuer. */
  verifierId?: string | null;
  at: Date;
  expiresAt?: Date | null;
}

export const EvidenceRevoke = z.object({ evidenceId: z.uuid(), reason: z.string().trim().min(1).max(500) });

/** One proof as its owner, or whoever may see it, reads it. */
export interface EvidenceRow {
  id: string;
  proof: Proof;
  originKind: string;
  title: string;
  level: Level | null;
  /** Null when nobody stands behind it; `name` is null once that person was erased. */
  verifier: { name: string | null; username: string | null } | null;
  note: string | null;
  occurredAt: Date;
  expiresAt: Date | null;
  revokeReason: string | null;
  state: EvidenceState;
  url: string | null;
  /** What stands behind it, as far as the viewer may know. */
  chain: readonly { label: string; detail?: string }[];
}
