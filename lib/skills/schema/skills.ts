import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { citext, id, instant, timestamps } from "../../core/schema/columns";
import { users } from "../../identity/schema/users";
import { languages } from "../../platform/schema/languages";
import type { DescribedTexts } from "../label/translations";
import { categories } from "./categories";
import { skillStatus } from "./enums";

/** The master list: one row for each thing that people can do, whatever it is called. */
export const skills = pgTable(
  "skills",
  {
    id: id(),
    name: citext("name").notNull(),
    slug: text("slug").notNull(),
    description: text("description"),
    translations: jsonb("translations").$type<DescribedTexts>().notNull().default({}),
    categoryId: uuid("category_id").references(() => categories.id, { onDelete: "restrict" }),
    broaderId: uuid("broader_id").references((): AnyPgColumn => skills.id, { onDelete: "restrict" }),
    /** The concept's address in a public list, such as ESCO or O*NET. */
    externalUri: text("external_uri"),
    status: skillStatus("status").notNull().default("active"),
    mergedIntoId: uuid("merged_into_id").references((): AnyPgColumn => skills.id, { onDelete: "restrict" }),
    mergedAt: instant("merged_at"),
    proposedById: uuid("proposed_by_id").references(() => users.id, { onDelete: "restrict" }),
    statusReason: text("status_reason"),
    /** How many people show it; counted nightly, ranks suggestions. */
    usageCount: integer("usage_count").notNull().default(0),
    ...timestamps(),
  },
  (t) => [
    unique("skills_name").on(t.name),
    unique("skills_slug").on(t.slug),
    unique("skills_external_uri").on(t.externalUri),
    check("skills_name_length", sql`char_length(${t.name}::text) between 1 and 80`),
    check("skills_description_length", sql`char_length(${t.description}) <= 1000`),
    check("skills_merged", sql`(${t.status} = 'merged') = (${t.mergedIntoId} is not null)`),
    check("skills_merged_elsewhere", sql`${t.mergedIntoId} <> ${t.id}`),
    check("skills_broader_elsewhere", sql`${t.broaderId} <> ${t.id}`),
    index("skills_by_usage").on(t.status, t.usageCount.desc()),
    index("skills_listed").on(t.usageCount.desc().nullsFirst(), t.id).where(sql`${t.status} <> 'merged'`),
    index("skills_newest").on(t.createdAt.desc().nullsFirst(), t.id).where(sql`${t.status} <> 'merged'`),
    index("skills_category").on(t.categoryId),
    index("skills_broader").on(t.broaderId),
    index("skills_merged_into").on(t.mergedIntoId),
    index("skills_proposed_by").on(t.proposedById).where(sql`${t.status} = 'proposed'`),
  ],
);
export type SkillTableRow = typeof skills.$inferSelect;

/** Every label of every skill, its name included: one label means one skill, in all languages. */
export const skillSynonyms = pgTable(
  "skill_synonyms",
  {
    id: id(),
    skillId: uuid("skill_id")
      .notNull()
      .references(() => skills.id, { onDelete: "restrict" }),
    /** As it is shown. */
    label: text("label").notNull(),
    /** As it is compared. */
    normalized: text("normalized").notNull(),
    /** A BCP 47 tag. */
    languageCode: text("language_code")
      .notNull()
      .default("en")
      .references(() => languages.code, { onDelete: "restrict" }),
    /** The skill's name in that language. */
    isPreferred: boolean("is_preferred").notNull().default(false),
    ...timestamps(),
  },
  (t) => [
    unique("skill_synonyms_normalized").on(t.normalized),
    uniqueIndex("skill_synonyms_preferred").on(t.skillId, t.languageCode).where(sql`${t.isPreferred}`),
    check("skill_synonyms_label_length", sql`char_length(${t.label}) between 1 and 80`),
    check("skill_synonyms_normalized_not_empty", sql`${t.normalized} <> ''`),
    index("skill_synonyms_skill").on(t.skillId),
    // The nearest labels of a word come in their order; the other one finds words within labels.
    index("skill_synonyms_nearest").using("gist", sql`${t.normalized} gist_trgm_ops(siglen=256)`),
    index("skill_synonyms_trigrams").using("gin", sql`${t.normalized} gin_trgm_ops`),
    index("skill_synonyms_prefix").using("btree", sql`${t.normalized} text_pattern_ops`),
  ],
);
