CREATE TYPE "public"."announcement_status" AS ENUM('draft', 'scheduled', 'sending', 'sent', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."delivery_status" AS ENUM('queued', 'deferred', 'sending', 'sent', 'delivered', 'bounced', 'complained', 'failed', 'suppressed', 'digested', 'kept', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."digest_interval" AS ENUM('none', 'daily', 'weekly');--> statement-breakpoint
CREATE TYPE "public"."notification_channel" AS ENUM('in_app', 'email', 'sms', 'push');--> statement-breakpoint
CREATE TYPE "public"."notification_priority" AS ENUM('low', 'normal', 'high', 'critical');--> statement-breakpoint
CREATE TYPE "public"."template_kind" AS ENUM('notice', 'announcement');--> statement-breakpoint
CREATE TABLE "notification_deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"notification_id" uuid,
	"user_id" uuid,
	"channel" "notification_channel" NOT NULL,
	"recipient" "citext" NOT NULL,
	"category" text NOT NULL,
	"status" "delivery_status" DEFAULT 'queued' NOT NULL,
	"priority" "notification_priority" DEFAULT 'normal' NOT NULL,
	"immediate" boolean DEFAULT false NOT NULL,
	"scheduled_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempt_count" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"provider" text,
	"provider_message_id" text,
	"external_response" jsonb,
	"log" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"queue_ms" integer,
	"send_ms" integer,
	"digest_id" uuid,
	"payload" "bytea",
	"cleared_at" timestamp with time zone,
	"dedupe_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_deliveries_dedupe" UNIQUE("dedupe_key"),
	CONSTRAINT "notification_deliveries_channel" UNIQUE("notification_id","channel"),
	CONSTRAINT "notification_deliveries_provider" UNIQUE("provider","provider_message_id"),
	CONSTRAINT "notification_deliveries_attempts" CHECK ("notification_deliveries"."attempt_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "notification_grouped_events" (
	"user_id" uuid NOT NULL,
	"dedupe_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_grouped_events_user_id_dedupe_key_pk" PRIMARY KEY("user_id","dedupe_key")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"template_id" uuid,
	"notice" text NOT NULL,
	"notification_type" text NOT NULL,
	"subject" varchar(255) NOT NULL,
	"message" text NOT NULL,
	"priority" "notification_priority" DEFAULT 'normal' NOT NULL,
	"context_data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"link" text,
	"entity_type" text,
	"entity_id" text,
	"dedupe_key" text NOT NULL,
	"group_key" text,
	"group_count" integer DEFAULT 1 NOT NULL,
	"read_at" timestamp with time zone,
	"archived_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notifications_dedupe" UNIQUE("user_id","dedupe_key"),
	CONSTRAINT "notifications_link_is_a_path" CHECK ("notifications"."link" ~ '^/($|[^/\\])'),
	CONSTRAINT "notifications_group_count" CHECK ("notifications"."group_count" >= 1)
);
--> statement-breakpoint
CREATE TABLE "notification_preferences" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"in_app_enabled" boolean DEFAULT true NOT NULL,
	"email_enabled" boolean DEFAULT true NOT NULL,
	"sms_enabled" boolean DEFAULT false NOT NULL,
	"push_enabled" boolean DEFAULT true NOT NULL,
	"type_preferences" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"quiet_from" time,
	"quiet_to" time,
	"digest" "digest_interval" DEFAULT 'none' NOT NULL,
	"digest_at" time DEFAULT '08:00' NOT NULL,
	"digest_weekday" smallint DEFAULT 1 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_preferences_quiet" CHECK (("notification_preferences"."quiet_from" is null) = ("notification_preferences"."quiet_to" is null) and "notification_preferences"."quiet_from" is distinct from "notification_preferences"."quiet_to" or "notification_preferences"."quiet_from" is null and "notification_preferences"."quiet_to" is null),
	CONSTRAINT "notification_preferences_weekday" CHECK ("notification_preferences"."digest_weekday" between 1 and 7)
);
--> statement-breakpoint
CREATE TABLE "notification_templates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "template_kind" DEFAULT 'notice' NOT NULL,
	"name" text NOT NULL,
	"notification_type" text NOT NULL,
	"channels" "notification_channel"[] NOT NULL,
	"content" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"audience" jsonb,
	"priority" "notification_priority" DEFAULT 'normal' NOT NULL,
	"link" text,
	"status" "announcement_status",
	"scheduled_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"cursor" uuid,
	"recipient_count" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone,
	"created_by" uuid,
	"requested_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_templates_announcement_has_status" CHECK (("notification_templates"."kind" = 'announcement') = ("notification_templates"."status" is not null)),
	CONSTRAINT "notification_templates_link_is_a_path" CHECK ("notification_templates"."link" ~ '^/($|[^/\\])'),
	CONSTRAINT "notification_templates_recipients" CHECK ("notification_templates"."recipient_count" >= 0)
);
--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD CONSTRAINT "notification_deliveries_notification_id_notifications_id_fk" FOREIGN KEY ("notification_id") REFERENCES "public"."notifications"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD CONSTRAINT "notification_deliveries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD CONSTRAINT "notification_deliveries_digest_id_notification_deliveries_id_fk" FOREIGN KEY ("digest_id") REFERENCES "public"."notification_deliveries"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_grouped_events" ADD CONSTRAINT "notification_grouped_events_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_template_id_notification_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."notification_templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_templates" ADD CONSTRAINT "notification_templates_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_templates" ADD CONSTRAINT "notification_templates_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notification_deliveries_due" ON "notification_deliveries" USING btree ("priority" DESC NULLS LAST,"scheduled_at") WHERE "notification_deliveries"."status" in ('queued', 'deferred');--> statement-breakpoint
CREATE INDEX "notification_deliveries_leases" ON "notification_deliveries" USING btree ("lease_until") WHERE "notification_deliveries"."status" = 'sending';--> statement-breakpoint
CREATE INDEX "notification_deliveries_suppressing" ON "notification_deliveries" USING btree ("recipient") WHERE "notification_deliveries"."status" in ('bounced', 'complained') and "notification_deliveries"."cleared_at" is null;--> statement-breakpoint
CREATE INDEX "notification_deliveries_digests" ON "notification_deliveries" USING btree ("user_id") WHERE "notification_deliveries"."status" = 'digested' and "notification_deliveries"."digest_id" is null;--> statement-breakpoint
CREATE INDEX "notification_deliveries_digest" ON "notification_deliveries" USING btree ("digest_id") WHERE "notification_deliveries"."digest_id" is not null;--> statement-breakpoint
CREATE INDEX "notification_deliveries_recipient" ON "notification_deliveries" USING btree ("recipient","created_at");--> statement-breakpoint
CREATE INDEX "notification_deliveries_user" ON "notification_deliveries" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "notification_deliveries_status" ON "notification_deliveries" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "notification_deliveries_created" ON "notification_deliveries" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "notification_grouped_events_created" ON "notification_grouped_events" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_group" ON "notifications" USING btree ("user_id","group_key") WHERE "notifications"."read_at" is null and "notifications"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "notifications_user" ON "notifications" USING btree ("user_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("user_id","expires_at") WHERE "notifications"."read_at" is null and "notifications"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "notifications_expires" ON "notifications" USING btree ("expires_at") WHERE "notifications"."expires_at" is not null;--> statement-breakpoint
CREATE INDEX "notifications_template" ON "notifications" USING btree ("template_id") WHERE "notifications"."template_id" is not null;--> statement-breakpoint
CREATE INDEX "notifications_entity" ON "notifications" USING btree ("entity_type","entity_id") WHERE "notifications"."entity_id" is not null;--> statement-breakpoint
CREATE INDEX "notifications_created" ON "notifications" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notification_templates_notice" ON "notification_templates" USING btree ("name") WHERE "notification_templates"."kind" = 'notice';--> statement-breakpoint
CREATE INDEX "notification_templates_status" ON "notification_templates" USING btree ("status","scheduled_at");--> statement-breakpoint
CREATE INDEX "notification_templates_created_by" ON "notification_templates" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "notification_templates_requested_by" ON "notification_templates" USING btree ("requested_by");