CREATE TYPE "public"."external_certificate_status" AS ENUM('unverified', 'pending', 'verified', 'rejected');--> statement-breakpoint
CREATE TABLE "external_certificates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"title" varchar(200) NOT NULL,
	"issuer" varchar(200) NOT NULL,
	"issue_date" date NOT NULL,
	"certificate_url" varchar(2048),
	"file_id" uuid,
	"credential_id" varchar(100),
	"expires_on" date,
	"status" "external_certificate_status" DEFAULT 'unverified' NOT NULL,
	"reviewed_by" uuid,
	"reviewed_at" timestamp with time zone,
	"review_note" varchar(500),
	"is_public" boolean DEFAULT true NOT NULL,
	"hidden_at" timestamp with time zone,
	"hidden_reason" varchar(500),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "external_certificates_title" CHECK ("external_certificates"."title" ~ '\S'),
	CONSTRAINT "external_certificates_issuer" CHECK ("external_certificates"."issuer" ~ '\S'),
	CONSTRAINT "external_certificates_url" CHECK ("external_certificates"."certificate_url" ~* '^https?://'),
	CONSTRAINT "external_certificates_proof" CHECK (num_nonnulls("external_certificates"."certificate_url", "external_certificates"."file_id") >= 1),
	CONSTRAINT "external_certificates_expires" CHECK ("external_certificates"."expires_on" >= "external_certificates"."issue_date"),
	CONSTRAINT "external_certificates_hidden" CHECK (("external_certificates"."hidden_at" is null) = ("external_certificates"."hidden_reason" is null)),
	CONSTRAINT "external_certificates_reviewed" CHECK (("external_certificates"."status" in ('verified', 'rejected')) = ("external_certificates"."reviewed_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "external_certificates" ADD CONSTRAINT "external_certificates_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_certificates" ADD CONSTRAINT "external_certificates_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_certificates" ADD CONSTRAINT "external_certificates_reviewed_by_users_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "external_certificates_user" ON "external_certificates" USING btree ("user_id","issue_date");--> statement-breakpoint
CREATE INDEX "external_certificates_issued" ON "external_certificates" USING btree ("issue_date");--> statement-breakpoint
CREATE INDEX "external_certificates_queue" ON "external_certificates" USING btree ("status","updated_at");--> statement-breakpoint
CREATE INDEX "external_certificates_search" ON "external_certificates" USING gin ((lower("title" || ' ' || "issuer")) gin_trgm_ops);