CREATE TABLE "content_broken_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject_kind" "content_kind" NOT NULL,
	"subject_id" uuid NOT NULL,
	"href" text NOT NULL,
	"found_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "content_broken_links_link" UNIQUE("subject_kind","subject_id","href")
);
--> statement-breakpoint
CREATE INDEX "content_broken_links_found" ON "content_broken_links" USING btree ("found_at");