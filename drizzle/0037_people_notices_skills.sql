CREATE TABLE "notification_mutes" (
	"user_id" uuid NOT NULL,
	"entity_type" text NOT NULL,
	"entity_id" text NOT NULL,
	"label" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_mutes_user_id_entity_type_entity_id_pk" PRIMARY KEY("user_id","entity_type","entity_id")
);
--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "snoozed_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notification_mutes" ADD CONSTRAINT "notification_mutes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notification_mutes_entity" ON "notification_mutes" USING btree ("entity_type","entity_id");--> statement-breakpoint
CREATE INDEX "student_profiles_usn_prefix" ON "student_profiles" USING btree ("usn" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "users_name" ON "users" USING btree (lower("last_name"),lower("first_name"));--> statement-breakpoint
CREATE INDEX "user_verifications_created" ON "user_verifications" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "notifications_snoozed" ON "notifications" USING btree ("snoozed_until") WHERE "notifications"."snoozed_until" is not null;