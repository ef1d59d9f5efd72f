CREATE TABLE "system_alerts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"cause" text DEFAULT '' NOT NULL,
	"raised_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
DROP INDEX "audit_logs_action";--> statement-breakpoint
-- What the resized copies of a file take up.
CREATE FUNCTION "file_copies_bytes"("variants" jsonb) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ select coalesce(sum((v ->> 'bytes')::bigint), 0)::bigint from jsonb_each($1) e(k, v) $$;
--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "all_bytes" bigint GENERATED ALWAYS AS (size_bytes + file_copies_bytes(variants)) STORED NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "system_alerts_open" ON "system_alerts" USING btree ("kind","cause") WHERE "system_alerts"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "system_alerts_raised" ON "system_alerts" USING btree ("raised_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_logs_action_prefix" ON "audit_logs" USING btree ("action" text_pattern_ops,"at");--> statement-breakpoint
CREATE INDEX "files_copies" ON "files" USING btree ("kind","sha256","size_bytes") WHERE "files"."status" <> 'deleted';--> statement-breakpoint
CREATE INDEX "files_created" ON "files" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "files_size" ON "files" USING btree ("size_bytes","id");--> statement-breakpoint
CREATE INDEX "files_kind" ON "files" USING btree ("kind","created_at","id");--> statement-breakpoint
CREATE INDEX "files_name" ON "files" USING gin ("original_name" gin_trgm_ops);
--> statement-breakpoint
-- Files kept before the time of storing was noted; backups and the virus scanner know files by it.
UPDATE "files" SET "stored_at" = "created_at" WHERE "stored_at" IS NULL AND "status" IN ('ready', 'quarantined');
