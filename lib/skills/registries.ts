import type { Ctx } from "../core/ctx";
import { gatherGiven } from "../core/registry";
import type { EvidenceProof } from "./levels";

/** What domains above hang onto skills. Each is given in a manifest under the name in its docstring. */

/** `gives.evidenceOrigins`: a kind of thing that proves skills, such as a certificate. */
export interface EvidenceOrigin {
  kind: string;
  proof: EvidenceProof;
  /** Message key of what it is, such as “Certificate”. */
  label: string;
  /** What the row is called now; null once it is gone. */
  title(ctx: Ctx, id: string): Promise<string | null>;
  /** Where this viewer may look at it; null when nowhere. Many at once, for lists. */
  urls(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** What stands behind each, from the thing itself to who vouches for it; as far as this viewer may know. */
  chain?(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly EvidenceStep[]>>;
}

/** One link of the chain from a proof to what it rests on, in the reader's language. */
export interface EvidenceStep {
  label: string;
  detail?: string;
}

/** `gives.skillUsers`: a table whose rows name a skill. */
export interface SkillUser {
  table: string;
  /** Message key with `count`, such as “3 courses”. */
  label: string;
  /** How many rows name the skill. */
  count(ctx: Ctx, skillId: string): Promise<number>;
  /** Makes every row that names `from` name `to`, in the caller's transaction; a row that names both names `to` once. */
  move(ctx: Ctx, from: string, to: string): Promise<void>;
}

/** `gives.categoryUsers`: a table whose rows stand in a category of the tree. */
export interface CategoryUser {
  table: string;
  label: string;
  count(ctx: Ctx, categoryId: string): Promise<number>;
  move(ctx: Ctx, from: string, to: string): Promise<void>;
}

/** `gives.endorserRelations`: why one person may vouch for another. */
export interface EndorserRelation {
  kind: string;
  /** Message key of what the endorser is to the person, such as “Mentor”. */
  label: string;
  /** Whether it holds now; asked in the transaction that endorses. */
  relates(ctx: Ctx, endorserId: string, userId: string): Promise<boolean>;
  /** Whom the endorser may vouch for, for choosing; at most `limit`. */
  people(ctx: Ctx, endorserId: string, limit: number): Promise<string[]>;
  /** Who may vouch for the person, for asking; at most `limit`. */
  endorsers(ctx: Ctx, userId: string, limit: number): Promise<string[]>;
}

/**
 * `gives.skillPanels`: what a domain shows everybody on a skill's public page; null when there is nothing to show. The
 * answer is kept: whatever changes it touches `tags.panels`.
 */
export interface SkillPanel {
  name: string;
  weight: number;
  panel(
    ctx: Ctx,
    skillId: string,
  ): Promise<{
    title: string;
    items: { label: string; href: string; detail?: string }[];
    href?: string;
  } | null>;
}

/** The origin of a kind. Throws for one that no domain registered: a mistake in the caller. */
export function evidenceOrigin(kind: string): EvidenceOrigin {
  const origin = gatherGiven<EvidenceOrigin>("evidenceOrigins").find((o) => o.kind === kind);
  if (!origin) throw new Error(`No domain registers the evidence origin "${kind}".`);
  return origin;
}

/** All tables whose rows name a skill. */
export const skillUsers = () => gatherGiven<SkillUser>("skillUsers");
/** All tables whose rows stand in a category. */
export const categoryUsers = () => gatherGiven<CategoryUser>("categoryUsers");
/** All reasons to vouch. */
export const endorserRelations = () => gatherGiven<EndorserRelation>("endorserRelations");
/** What stands on a skill's public page, the heaviest first. */
export const skillPanels = () =>
  gatherGiven<SkillPanel>("skillPanels").toSorted((a, b) => b.weight - a.weight);
