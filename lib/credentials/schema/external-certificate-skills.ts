import { index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { skills } from "../../skills/schema/skills";
import { externalCertificates } from "./external-certificates";

/** What a certificate is about, as its owner says; once it is verified, it proves these skills. */
export const externalCertificateSkills = pgTable(
  "external_certificate_skills",
  {
    certificateId: uuid("certificate_id")
      .notNull()
      .references(() => externalCertificates.id, { onDelete: "cascade" }),
    skillId: uuid("skill_id")
      .notNull()
      .references(() => skills.id, { onDelete: "restrict" }),
  },
  (t) => [
    primaryKey({ columns: [t.certificateId, t.skillId] }),
    index("external_certificate_skills_skill").on(t.skillId),
  ],
);
