CREATE TYPE "public"."app_platform" AS ENUM('ios', 'android');--> statement-breakpoint
CREATE TYPE "public"."app_version_status" AS ENUM('draft', 'released', 'withdrawn');--> statement-breakpoint
CREATE TABLE "app_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"platform" "app_platform" NOT NULL,
	"version" text NOT NULL,
	"build_number" integer NOT NULL,
	"release_notes" text NOT NULL,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"is_forced_update" boolean DEFAULT false NOT NULL,
	"status" "app_version_status" DEFAULT 'draft' NOT NULL,
	"store_url" text,
	"released_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "app_versions_build" UNIQUE("platform","build_number"),
	CONSTRAINT "app_versions_version" UNIQUE("platform","version"),
	CONSTRAINT "app_versions_build_positive" CHECK ("app_versions"."build_number" > 0),
	CONSTRAINT "app_versions_released_complete" CHECK ("app_versions"."status" <> 'released' or ("app_versions"."store_url" is not null and "app_versions"."released_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "system_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"error" text
);
--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "stored_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "app_versions_newest" ON "app_versions" USING btree ("platform","status","build_number" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "system_runs_kind" ON "system_runs" USING btree ("kind","started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "files_unscanned" ON "files" USING btree ("created_at") WHERE "files"."scanned_at" is null and "files"."stored_at" is not null and "files"."status" in ('pending', 'ready');--> statement-breakpoint
UPDATE files SET stored_at = updated_at WHERE status IN ('ready', 'quarantined', 'deleted');
