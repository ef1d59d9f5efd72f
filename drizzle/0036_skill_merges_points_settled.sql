CREATE TABLE "skill_merge_rows" (
	"merge_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"row_id" uuid NOT NULL,
	"user_id" uuid,
	"before" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "skill_merge_rows_merge_id_kind_row_id_pk" PRIMARY KEY("merge_id","kind","row_id")
);
--> statement-breakpoint
CREATE TABLE "skill_merges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"skill_id" uuid NOT NULL,
	"into_id" uuid NOT NULL,
	"status_before" "skill_status" NOT NULL,
	"broader_id" uuid,
	"undone_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "point_proofs" ADD COLUMN "settled_seq" bigint;--> statement-breakpoint
ALTER TABLE "point_proofs" ADD COLUMN "settled_spent" bigint;--> statement-breakpoint
ALTER TABLE "skill_merge_rows" ADD CONSTRAINT "skill_merge_rows_merge_id_skill_merges_id_fk" FOREIGN KEY ("merge_id") REFERENCES "public"."skill_merges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_merge_rows" ADD CONSTRAINT "skill_merge_rows_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_merges" ADD CONSTRAINT "skill_merges_skill_id_skills_id_fk" FOREIGN KEY ("skill_id") REFERENCES "public"."skills"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_merges" ADD CONSTRAINT "skill_merges_into_id_skills_id_fk" FOREIGN KEY ("into_id") REFERENCES "public"."skills"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_merges" ADD CONSTRAINT "skill_merges_broader_id_skills_id_fk" FOREIGN KEY ("broader_id") REFERENCES "public"."skills"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "skill_merge_rows_user" ON "skill_merge_rows" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "skill_merges_open" ON "skill_merges" USING btree ("skill_id") WHERE "skill_merges"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "skill_merges_into" ON "skill_merges" USING btree ("into_id");--> statement-breakpoint
CREATE INDEX "skill_merges_age" ON "skill_merges" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "point_wallets_leaders" ON "point_wallets" USING btree ("user_id") WHERE "point_wallets"."on_leaderboard";--> statement-breakpoint
CREATE INDEX "skill_synonyms_nearest" ON "skill_synonyms" USING gist ("normalized" gist_trgm_ops(siglen=256));--> statement-breakpoint
CREATE INDEX "skills_listed" ON "skills" USING btree ("usage_count" DESC NULLS FIRST,"id") WHERE "skills"."status" <> 'merged';--> statement-breakpoint
CREATE INDEX "skills_newest" ON "skills" USING btree ("created_at" DESC NULLS FIRST,"id") WHERE "skills"."status" <> 'merged';