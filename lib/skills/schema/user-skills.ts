import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import { id, instant, timestamps } from "../../core/schema/columns";
import { users } from "../../identity/schema/users";
import { difficultyLevel, skillProof, skillSource } from "./enums";
import { skills } from "./skills";

/** What one person says they can do, and how well that is proven. */
export const userSkills = pgTable(
  "user_skills",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    skillId: uuid("skill_id")
      .notNull()
      .references(() => skills.id, { onDelete: "restrict" }),
    /** What the owner says. */
    level: difficultyLevel("level"),
    source: skillSource("source").notNull().default("self"),
    /** The best valid evidence; only its recount writes these three. */
    proof: skillProof("proof").notNull().default("claimed"),
    proofLevel: difficultyLevel("proof_level"),
    provenAt: instant("proven_at"),
    lastUsedYear: smallint("last_used_year"),
    isPinned: boolean("is_pinned").notNull().default(false),
    isVisible: boolean("is_visible").notNull().default(true),
    ...timestamps(),
  },
  (t) => [
    unique("user_skills_once").on(t.userId, t.skillId),
    check("user_skills_proven", sql`(${t.proof} = 'claimed') = (${t.provenAt} is null)`),
    check("user_skills_year", sql`${t.lastUsedYear} between 1970 and 2200`),
    check("user_skills_pinned_visible", sql`not ${t.isPinned} or ${t.isVisible}`),
    index("user_skills_who_has").on(t.skillId, t.proof.desc(), t.provenAt.desc()).where(sql`${t.isVisible}`),
    index("user_skills_own").on(t.userId, t.isPinned.desc(), t.proof.desc()),
  ],
);
export type UserSkillTableRow = typeof userSkills.$inferSelect;

/** One proof of one person's skill; valid until it expires or is revoked. */
export const skillEvidence = pgTable(
  "skill_evidence",
  {
    id: id(),
    userSkillId: uuid("user_skill_id")
      .notNull()
      .references(() => userSkills.id, { onDelete: "restrict" }),
    proof: skillProof("proof").notNull(),
    /** A registered evidence origin, and its row. */
    originKind: text("origin_kind").notNull(),
    originId: uuid("origin_id").notNull(),
    /** As it read on the day; what it proves stays readable when the origin is gone. */
    title: text("title").notNull(),
    level: difficultyLevel("level"),
    verifierId: uuid("verifier_id").references(() => users.id, { onDelete: "restrict" }),
    note: text("note"),
    occurredAt: instant("occurred_at").notNull(),
    expiresAt: instant("expires_at"),
    revokedAt: instant("revoked_at"),
    revokeReason: text("revoke_reason"),
    ...timestamps(),
  },
  (t) => [
    unique("skill_evidence_once").on(t.userSkillId, t.originKind, t.originId),
    check("skill_evidence_proves", sql`${t.proof} <> 'claimed'`),
    check("skill_evidence_endorser", sql`${t.proof} <> 'endorsed' or ${t.verifierId} is not null`),
    check("skill_evidence_title_length", sql`char_length(${t.title}) between 1 and 200`),
    check("skill_evidence_note_length", sql`char_length(${t.note}) <= 500`),
    check("skill_evidence_expires_later", sql`${t.expiresAt} > ${t.occurredAt}`),
    index("skill_evidence_origin").on(t.originKind, t.originId),
    index("skill_evidence_verifier").on(t.verifierId, t.occurredAt),
    index("skill_evidence_expiry").on(t.expiresAt).where(sql`${t.revokedAt} is null`),
  ],
);
export type EvidenceTableRow = typeof skillEvidence.$inferSelect;

/** A person asked somebody to vouch for a skill. */
export const endorsementRequests = pgTable(
  "endorsement_requests",
  {
    id: id(),
    userSkillId: uuid("user_skill_id")
      .notNull()
      .references(() => userSkills.id, { onDelete: "cascade" }),
    endorserId: uuid("endorser_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    requestedAt: instant("requested_at").notNull().defaultNow(),
    /** Endorsed or declined. */
    answeredAt: instant("answered_at"),
    ...timestamps(),
  },
  (t) => [
    unique("endorsement_requests_once").on(t.userSkillId, t.endorserId),
    index("endorsement_requests_open").on(t.endorserId, t.requestedAt).where(sql`${t.answeredAt} is null`),
  ],
);
