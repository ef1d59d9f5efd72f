/** The one scale for skills, courses and job requirements, lowest first. */
export const LEVELS = ["beginner", "intermediate", "advanced"] as const;
export type Level = (typeof LEVELS)[number];

/** How well a skill is proven, weakest first. */
export const PROOFS = ["claimed", "endorsed", "assessed", "credentialed"] as const;
export type Proof = (typeof PROOFS)[number];
/** What evidence can prove: a claim is the absence of evidence. */
export type EvidenceProof = Exclude<Proof, "claimed">;

/** How a skill came onto a person's list. */
export const SKILL_SOURCES = ["self", "resume", "import", "proof"] as const;
export type SkillSource = (typeof SKILL_SOURCES)[number];

export const SKILL_STATUSES = ["proposed", "active", "merged", "retired"] as const;
export type SkillStatus = (typeof SKILL_STATUSES)[number];
