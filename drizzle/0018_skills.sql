CREATE TYPE "public"."difficulty_level" AS ENUM('beginner', 'intermediate', 'advanced');--> statement-breakpoint
CREATE TYPE "public"."skill_proof" AS ENUM('claimed', 'endorsed', 'assessed', 'credentialed');--> statement-breakpoint
CREATE TYPE "public"."skill_source" AS ENUM('self', 'resume', 'import', 'proof');--> statement-breakpoint
CREATE TYPE "public"."skill_status" AS ENUM('proposed', 'active', 'merged', 'retired');--> statement-breakpoint
CREATE TABLE "categories" (
	"id" uuid PRIMARY KEY NOT NULL,
	"parent_id" uuid,
	"path" uuid[] DEFAULT '{}'::uuid[] NOT NULL,
	"name" "citext" NOT NULL,
	"slug" text NOT NULL,
	"description" text,
	"icon" text,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "categories_name" UNIQUE NULLS NOT DISTINCT("parent_id","name"),
	CONSTRAINT "categories_slug" UNIQUE("slug"),
	CONSTRAINT "categories_name_length" CHECK (char_length("categories"."name"::text) between 1 and 80),
	CONSTRAINT "categories_description_length" CHECK (char_length("categories"."description") <= 500),
	CONSTRAINT "categories_no_loop" CHECK (not "categories"."id" = any("categories"."path")),
	CONSTRAINT "categories_depth" CHECK (cardinality("categories"."path") <= 3),
	CONSTRAINT "categories_path_ends" CHECK ("categories"."parent_id" is not distinct from "categories"."path"[cardinality("categories"."path")])
);
--> statement-breakpoint
CREATE TABLE "skill_synonyms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"skill_id" uuid NOT NULL,
	"label" text NOT NULL,
	"normalized" text NOT NULL,
	"language_code" text DEFAULT 'en' NOT NULL,
	"is_preferred" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "skill_synonyms_normalized" UNIQUE("normalized"),
	CONSTRAINT "skill_synonyms_label_length" CHECK (char_length("skill_synonyms"."label") between 1 and 80),
	CONSTRAINT "skill_synonyms_normalized_not_empty" CHECK ("skill_synonyms"."normalized" <> '')
);
--> statement-breakpoint
CREATE TABLE "skills" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" "citext" NOT NULL,
	"slug" text NOT NULL,
	"description" text,
	"category_id" uuid,
	"broader_id" uuid,
	"external_uri" text,
	"status" "skill_status" DEFAULT 'active' NOT NULL,
	"merged_into_id" uuid,
	"merged_at" timestamp with time zone,
	"proposed_by_id" uuid,
	"status_reason" text,
	"usage_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "skills_name" UNIQUE("name"),
	CONSTRAINT "skills_slug" UNIQUE("slug"),
	CONSTRAINT "skills_external_uri" UNIQUE("external_uri"),
	CONSTRAINT "skills_name_length" CHECK (char_length("skills"."name"::text) between 1 and 80),
	CONSTRAINT "skills_description_length" CHECK (char_length("skills"."description") <= 1000),
	CONSTRAINT "skills_merged" CHECK (("skills"."status" = 'merged') = ("skills"."merged_into_id" is not null)),
	CONSTRAINT "skills_merged_elsewhere" CHECK ("skills"."merged_into_id" <> "skills"."id"),
	CONSTRAINT "skills_broader_elsewhere" CHECK ("skills"."broader_id" <> "skills"."id")
);
--> statement-breakpoint
CREATE TABLE "specializations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" "citext" NOT NULL,
	"slug" text NOT NULL,
	"description" text,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "specializations_name" UNIQUE("name"),
	CONSTRAINT "specializations_slug" UNIQUE("slug"),
	CONSTRAINT "specializations_name_length" CHECK (char_length("specializations"."name"::text) between 1 and 80),
	CONSTRAINT "specializations_description_length" CHECK (char_length("specializations"."description") <= 500)
);
--> statement-breakpoint
CREATE TABLE "user_specializations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"specialization_id" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_specializations_once" UNIQUE("user_id","specialization_id")
);
--> statement-breakpoint
CREATE TABLE "endorsement_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_skill_id" uuid NOT NULL,
	"endorser_id" uuid NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "endorsement_requests_once" UNIQUE("user_skill_id","endorser_id")
);
--> statement-breakpoint
CREATE TABLE "skill_evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_skill_id" uuid NOT NULL,
	"proof" "skill_proof" NOT NULL,
	"origin_kind" text NOT NULL,
	"origin_id" uuid NOT NULL,
	"title" text NOT NULL,
	"level" "difficulty_level",
	"verifier_id" uuid,
	"note" text,
	"occurred_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"revoke_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "skill_evidence_once" UNIQUE("user_skill_id","origin_kind","origin_id"),
	CONSTRAINT "skill_evidence_proves" CHECK ("skill_evidence"."proof" <> 'claimed'),
	CONSTRAINT "skill_evidence_endorser" CHECK ("skill_evidence"."proof" <> 'endorsed' or "skill_evidence"."verifier_id" is not null),
	CONSTRAINT "skill_evidence_title_length" CHECK (char_length("skill_evidence"."title") between 1 and 200),
	CONSTRAINT "skill_evidence_note_length" CHECK (char_length("skill_evidence"."note") <= 500),
	CONSTRAINT "skill_evidence_expires_later" CHECK ("skill_evidence"."expires_at" > "skill_evidence"."occurred_at")
);
--> statement-breakpoint
CREATE TABLE "user_skills" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"skill_id" uuid NOT NULL,
	"level" "difficulty_level",
	"source" "skill_source" DEFAULT 'self' NOT NULL,
	"proof" "skill_proof" DEFAULT 'claimed' NOT NULL,
	"proof_level" "difficulty_level",
	"proven_at" timestamp with time zone,
	"last_used_year" smallint,
	"is_pinned" boolean DEFAULT false NOT NULL,
	"is_visible" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_skills_once" UNIQUE("user_id","skill_id"),
	CONSTRAINT "user_skills_proven" CHECK (("user_skills"."proof" = 'claimed') = ("user_skills"."proven_at" is null)),
	CONSTRAINT "user_skills_year" CHECK ("user_skills"."last_used_year" between 1970 and 2200),
	CONSTRAINT "user_skills_pinned_visible" CHECK (not "user_skills"."is_pinned" or "user_skills"."is_visible")
);
--> statement-breakpoint
ALTER TABLE "categories" ADD CONSTRAINT "categories_parent_id_categories_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."categories"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_synonyms" ADD CONSTRAINT "skill_synonyms_skill_id_skills_id_fk" FOREIGN KEY ("skill_id") REFERENCES "public"."skills"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skills" ADD CONSTRAINT "skills_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skills" ADD CONSTRAINT "skills_broader_id_skills_id_fk" FOREIGN KEY ("broader_id") REFERENCES "public"."skills"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skills" ADD CONSTRAINT "skills_merged_into_id_skills_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."skills"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skills" ADD CONSTRAINT "skills_proposed_by_id_users_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_specializations" ADD CONSTRAINT "user_specializations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_specializations" ADD CONSTRAINT "user_specializations_specialization_id_specializations_id_fk" FOREIGN KEY ("specialization_id") REFERENCES "public"."specializations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endorsement_requests" ADD CONSTRAINT "endorsement_requests_user_skill_id_user_skills_id_fk" FOREIGN KEY ("user_skill_id") REFERENCES "public"."user_skills"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endorsement_requests" ADD CONSTRAINT "endorsement_requests_endorser_id_users_id_fk" FOREIGN KEY ("endorser_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_evidence" ADD CONSTRAINT "skill_evidence_user_skill_id_user_skills_id_fk" FOREIGN KEY ("user_skill_id") REFERENCES "public"."user_skills"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_evidence" ADD CONSTRAINT "skill_evidence_verifier_id_users_id_fk" FOREIGN KEY ("verifier_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_skills" ADD CONSTRAINT "user_skills_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_skills" ADD CONSTRAINT "user_skills_skill_id_skills_id_fk" FOREIGN KEY ("skill_id") REFERENCES "public"."skills"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "categories_siblings" ON "categories" USING btree ("parent_id","sort_order");--> statement-breakpoint
CREATE INDEX "categories_path" ON "categories" USING gin ("path");--> statement-breakpoint
CREATE UNIQUE INDEX "skill_synonyms_preferred" ON "skill_synonyms" USING btree ("skill_id","language_code") WHERE "skill_synonyms"."is_preferred";--> statement-breakpoint
CREATE INDEX "skill_synonyms_skill" ON "skill_synonyms" USING btree ("skill_id");--> statement-breakpoint
CREATE INDEX "skill_synonyms_trigrams" ON "skill_synonyms" USING gin ("normalized" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "skill_synonyms_prefix" ON "skill_synonyms" USING btree ("normalized" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "skills_by_usage" ON "skills" USING btree ("status","usage_count" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "skills_category" ON "skills" USING btree ("category_id");--> statement-breakpoint
CREATE INDEX "skills_broader" ON "skills" USING btree ("broader_id");--> statement-breakpoint
CREATE INDEX "skills_merged_into" ON "skills" USING btree ("merged_into_id");--> statement-breakpoint
CREATE INDEX "skills_proposed_by" ON "skills" USING btree ("proposed_by_id") WHERE "skills"."status" = 'proposed';--> statement-breakpoint
CREATE INDEX "user_specializations_specialization" ON "user_specializations" USING btree ("specialization_id");--> statement-breakpoint
CREATE INDEX "endorsement_requests_open" ON "endorsement_requests" USING btree ("endorser_id","requested_at") WHERE "endorsement_requests"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "skill_evidence_origin" ON "skill_evidence" USING btree ("origin_kind","origin_id");--> statement-breakpoint
CREATE INDEX "skill_evidence_verifier" ON "skill_evidence" USING btree ("verifier_id","occurred_at");--> statement-breakpoint
CREATE INDEX "skill_evidence_expiry" ON "skill_evidence" USING btree ("expires_at") WHERE "skill_evidence"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "user_skills_who_has" ON "user_skills" USING btree ("skill_id","proof" DESC NULLS LAST,"proven_at" DESC NULLS LAST) WHERE "user_skills"."is_visible";--> statement-breakpoint
CREATE INDEX "user_skills_own" ON "user_skills" USING btree ("user_id","is_pinned" DESC NULLS LAST,"proof" DESC NULLS LAST);