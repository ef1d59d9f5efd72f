CREATE TYPE "public"."content_kind" AS ENUM('page', 'post', 'template', 'project', 'portfolio_item', 'team_member', 'post_category', 'template_category', 'project_category');--> statement-breakpoint
CREATE TYPE "public"."content_status" AS ENUM('draft', 'published', 'archived');--> statement-breakpoint
CREATE TYPE "public"."entitlement_source" AS ENUM('free', 'purchase', 'grant');--> statement-breakpoint
CREATE TYPE "public"."menu_place" AS ENUM('none', 'header', 'footer', 'both');--> statement-breakpoint
CREATE TYPE "public"."page_type" AS ENUM('home', 'about', 'contact', 'faq', 'privacy', 'terms', 'refund_policy', 'cookies', 'custom');--> statement-breakpoint
CREATE TYPE "public"."template_pricing_type" AS ENUM('free', 'paid');--> statement-breakpoint
CREATE TABLE "post_categories" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" "citext" NOT NULL,
	"slug" text NOT NULL,
	"description" text,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "post_categories_name" UNIQUE("name"),
	CONSTRAINT "post_categories_slug" UNIQUE("slug"),
	CONSTRAINT "post_categories_slug_form" CHECK ("post_categories"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("post_categories"."slug") <= 96)
);
--> statement-breakpoint
CREATE TABLE "project_categories" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" "citext" NOT NULL,
	"slug" text NOT NULL,
	"description" text,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_categories_name" UNIQUE("name"),
	CONSTRAINT "project_categories_slug" UNIQUE("slug"),
	CONSTRAINT "project_categories_slug_form" CHECK ("project_categories"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("project_categories"."slug") <= 96)
);
--> statement-breakpoint
CREATE TABLE "template_categories" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" "citext" NOT NULL,
	"slug" text NOT NULL,
	"description" text,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "template_categories_name" UNIQUE("name"),
	CONSTRAINT "template_categories_slug" UNIQUE("slug"),
	CONSTRAINT "template_categories_slug_form" CHECK ("template_categories"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("template_categories"."slug") <= 96)
);
--> statement-breakpoint
CREATE TABLE "pages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"status" "content_status" DEFAULT 'draft' NOT NULL,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"seo" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"is_featured" boolean DEFAULT false NOT NULL,
	"published_at" timestamp with time zone,
	"live_revision_id" uuid,
	"publish_at" timestamp with time zone,
	"publish_revision_id" uuid,
	"unpublish_at" timestamp with time zone,
	"scheduled_by" uuid,
	"created_by" uuid NOT NULL,
	"updated_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"title" text NOT NULL,
	"page_type" "page_type" DEFAULT 'custom' NOT NULL,
	"blocks" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"menu_place" "menu_place" DEFAULT 'none' NOT NULL,
	CONSTRAINT "pages_slug" UNIQUE("slug"),
	CONSTRAINT "pages_slug_form" CHECK ("pages"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("pages"."slug") <= 96),
	CONSTRAINT "pages_schedule_whole" CHECK (("pages"."publish_at" is null) = ("pages"."publish_revision_id" is null)),
	CONSTRAINT "pages_schedule_order" CHECK ("pages"."unpublish_at" > "pages"."publish_at"),
	CONSTRAINT "pages_published_whole" CHECK ("pages"."status" <> 'published' or ("pages"."live_revision_id" is not null and "pages"."published_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"status" "content_status" DEFAULT 'draft' NOT NULL,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"seo" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"is_featured" boolean DEFAULT false NOT NULL,
	"published_at" timestamp with time zone,
	"live_revision_id" uuid,
	"publish_at" timestamp with time zone,
	"publish_revision_id" uuid,
	"unpublish_at" timestamp with time zone,
	"scheduled_by" uuid,
	"created_by" uuid NOT NULL,
	"updated_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"category_id" uuid,
	"title" text NOT NULL,
	"excerpt" text,
	"body" text NOT NULL,
	"cover_file_id" uuid,
	"cover_alt" text DEFAULT '' NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"author_member_id" uuid,
	"related_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL,
	"reading_minutes" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "posts_slug" UNIQUE("slug"),
	CONSTRAINT "posts_slug_form" CHECK ("posts"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("posts"."slug") <= 96),
	CONSTRAINT "posts_schedule_whole" CHECK (("posts"."publish_at" is null) = ("posts"."publish_revision_id" is null)),
	CONSTRAINT "posts_schedule_order" CHECK ("posts"."unpublish_at" > "posts"."publish_at"),
	CONSTRAINT "posts_published_whole" CHECK ("posts"."status" <> 'published' or ("posts"."live_revision_id" is not null and "posts"."published_at" is not null)),
	CONSTRAINT "posts_reading_minutes" CHECK ("posts"."reading_minutes" > 0)
);
--> statement-breakpoint
CREATE TABLE "portfolio_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"status" "content_status" DEFAULT 'draft' NOT NULL,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"seo" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"is_featured" boolean DEFAULT false NOT NULL,
	"published_at" timestamp with time zone,
	"live_revision_id" uuid,
	"publish_at" timestamp with time zone,
	"publish_revision_id" uuid,
	"unpublish_at" timestamp with time zone,
	"scheduled_by" uuid,
	"created_by" uuid NOT NULL,
	"updated_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"project_id" uuid NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"body" text NOT NULL,
	"cover_file_id" uuid,
	"cover_alt" text DEFAULT '' NOT NULL,
	"results" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"quote" text,
	"quote_by" text,
	CONSTRAINT "portfolio_items_slug" UNIQUE("slug"),
	CONSTRAINT "portfolio_items_slug_form" CHECK ("portfolio_items"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("portfolio_items"."slug") <= 96),
	CONSTRAINT "portfolio_items_schedule_whole" CHECK (("portfolio_items"."publish_at" is null) = ("portfolio_items"."publish_revision_id" is null)),
	CONSTRAINT "portfolio_items_schedule_order" CHECK ("portfolio_items"."unpublish_at" > "portfolio_items"."publish_at"),
	CONSTRAINT "portfolio_items_published_whole" CHECK ("portfolio_items"."status" <> 'published' or ("portfolio_items"."live_revision_id" is not null and "portfolio_items"."published_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "project_images" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"caption" text,
	"alt" text NOT NULL,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_images_file" UNIQUE("project_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"status" "content_status" DEFAULT 'draft' NOT NULL,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"seo" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"is_featured" boolean DEFAULT false NOT NULL,
	"published_at" timestamp with time zone,
	"live_revision_id" uuid,
	"publish_at" timestamp with time zone,
	"publish_revision_id" uuid,
	"unpublish_at" timestamp with time zone,
	"scheduled_by" uuid,
	"created_by" uuid NOT NULL,
	"updated_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"category_id" uuid,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"body" text NOT NULL,
	"cover_file_id" uuid,
	"cover_alt" text DEFAULT '' NOT NULL,
	"client_name" text,
	"client_consent_at" timestamp with time zone,
	"client_consent_file_id" uuid,
	"live_url" text,
	"started_on" date,
	"completed_on" date,
	CONSTRAINT "projects_slug" UNIQUE("slug"),
	CONSTRAINT "projects_slug_form" CHECK ("projects"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("projects"."slug") <= 96),
	CONSTRAINT "projects_schedule_whole" CHECK (("projects"."publish_at" is null) = ("projects"."publish_revision_id" is null)),
	CONSTRAINT "projects_schedule_order" CHECK ("projects"."unpublish_at" > "projects"."publish_at"),
	CONSTRAINT "projects_published_whole" CHECK ("projects"."status" <> 'published' or ("projects"."live_revision_id" is not null and "projects"."published_at" is not null)),
	CONSTRAINT "projects_client_consent" CHECK (not ("projects"."status" = 'published' and "projects"."client_name" is not null and "projects"."client_consent_at" is null)),
	CONSTRAINT "projects_dates" CHECK ("projects"."completed_on" >= "projects"."started_on")
);
--> statement-breakpoint
CREATE TABLE "slug_redirects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"from_path" text NOT NULL,
	"target_kind" "content_kind",
	"target_id" uuid,
	"to_path" text,
	"hits" integer DEFAULT 0 NOT NULL,
	"last_hit_at" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "slug_redirects_from" UNIQUE("from_path"),
	CONSTRAINT "slug_redirects_from_path" CHECK ("slug_redirects"."from_path" ~ '^/[^?#]*$'),
	CONSTRAINT "slug_redirects_one_target" CHECK (("slug_redirects"."target_id" is null) <> ("slug_redirects"."to_path" is null)),
	CONSTRAINT "slug_redirects_target_kind" CHECK (("slug_redirects"."target_id" is null) = ("slug_redirects"."target_kind" is null))
);
--> statement-breakpoint
CREATE TABLE "content_revisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject_kind" "content_kind" NOT NULL,
	"subject_id" uuid NOT NULL,
	"version" integer,
	"data" jsonb NOT NULL,
	"base_version" integer,
	"note" text,
	"author_id" uuid NOT NULL,
	"preview_hash" "bytea",
	"preview_expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "content_revisions_preview" UNIQUE("preview_hash"),
	CONSTRAINT "content_revisions_version" UNIQUE("subject_kind","subject_id","version")
);
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"source" text NOT NULL,
	"source_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"config" "regconfig" NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"body" text NOT NULL,
	"url" text NOT NULL,
	"image_url" text,
	"meta" jsonb,
	"is_featured" boolean DEFAULT false NOT NULL,
	"in_sitemap" boolean DEFAULT true NOT NULL,
	"boost" real DEFAULT 1 NOT NULL,
	"sort_at" timestamp with time zone NOT NULL,
	"visible_from" timestamp with time zone NOT NULL,
	"visible_until" timestamp with time zone,
	"tsv" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector("search_documents"."config", "search_documents"."title"), 'A') || setweight(to_tsvector("search_documents"."config", "search_documents"."summary"), 'B') || setweight(to_tsvector("search_documents"."config", "search_documents"."body"), 'C')) STORED,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "search_documents_source_source_id_locale_pk" PRIMARY KEY("source","source_id","locale")
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"designation" text NOT NULL,
	"bio" text,
	"photo_file_id" uuid,
	"links" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"user_id" uuid,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "team_members_user" UNIQUE("user_id"),
	CONSTRAINT "team_members_slug" UNIQUE("slug"),
	CONSTRAINT "team_members_slug_form" CHECK ("team_members"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("team_members"."slug") <= 96)
);
--> statement-breakpoint
CREATE TABLE "template_downloads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"template_version_id" uuid NOT NULL,
	"entitlement_id" uuid,
	"user_id" uuid,
	"downloaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "template_entitlements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"source" "entitlement_source" NOT NULL,
	"invoice_item_id" uuid,
	"granted_by" uuid,
	"download_count" integer DEFAULT 0 NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoke_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "template_entitlements_invoice_item" UNIQUE("invoice_item_id"),
	CONSTRAINT "template_entitlements_purchase" CHECK (("template_entitlements"."source" = 'purchase') = ("template_entitlements"."invoice_item_id" is not null)),
	CONSTRAINT "template_entitlements_count" CHECK ("template_entitlements"."download_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "template_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"template_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"file_id" uuid NOT NULL,
	"changelog" text,
	"released_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "template_versions_version" UNIQUE("template_id","version"),
	CONSTRAINT "template_versions_positive" CHECK ("template_versions"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"status" "content_status" DEFAULT 'draft' NOT NULL,
	"translations" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"seo" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"is_featured" boolean DEFAULT false NOT NULL,
	"published_at" timestamp with time zone,
	"live_revision_id" uuid,
	"publish_at" timestamp with time zone,
	"publish_revision_id" uuid,
	"unpublish_at" timestamp with time zone,
	"scheduled_by" uuid,
	"created_by" uuid NOT NULL,
	"updated_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"category_id" uuid NOT NULL,
	"name" text NOT NULL,
	"summary" text NOT NULL,
	"description" text NOT NULL,
	"pricing_type" "template_pricing_type" DEFAULT 'free' NOT NULL,
	"license" text NOT NULL,
	"cover_file_id" uuid,
	"cover_alt" text DEFAULT '' NOT NULL,
	"preview_file_id" uuid,
	"current_version_id" uuid,
	"download_limit" integer,
	"download_count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "templates_slug" UNIQUE("slug"),
	CONSTRAINT "templates_slug_form" CHECK ("templates"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("templates"."slug") <= 96),
	CONSTRAINT "templates_schedule_whole" CHECK (("templates"."publish_at" is null) = ("templates"."publish_revision_id" is null)),
	CONSTRAINT "templates_schedule_order" CHECK ("templates"."unpublish_at" > "templates"."publish_at"),
	CONSTRAINT "templates_published_whole" CHECK ("templates"."status" <> 'published' or ("templates"."live_revision_id" is not null and "templates"."published_at" is not null)),
	CONSTRAINT "templates_summary_length" CHECK (length("templates"."summary") <= 200),
	CONSTRAINT "templates_download_limit" CHECK ("templates"."download_limit" > 0),
	CONSTRAINT "templates_download_count" CHECK ("templates"."download_count" >= 0),
	CONSTRAINT "templates_published_version" CHECK ("templates"."status" <> 'published' or "templates"."current_version_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "trusted_companies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" "citext" NOT NULL,
	"url" text,
	"logo_file_id" uuid NOT NULL,
	"company_id" uuid,
	"is_active" boolean DEFAULT true NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "trusted_companies_name" UNIQUE("name"),
	CONSTRAINT "trusted_companies_url" CHECK ("trusted_companies"."url" ~* '^https?://')
);
--> statement-breakpoint
ALTER TABLE "pages" ADD CONSTRAINT "pages_live_revision_id_content_revisions_id_fk" FOREIGN KEY ("live_revision_id") REFERENCES "public"."content_revisions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pages" ADD CONSTRAINT "pages_publish_revision_id_content_revisions_id_fk" FOREIGN KEY ("publish_revision_id") REFERENCES "public"."content_revisions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pages" ADD CONSTRAINT "pages_scheduled_by_users_id_fk" FOREIGN KEY ("scheduled_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pages" ADD CONSTRAINT "pages_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pages" ADD CONSTRAINT "pages_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_live_revision_id_content_revisions_id_fk" FOREIGN KEY ("live_revision_id") REFERENCES "public"."content_revisions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_publish_revision_id_content_revisions_id_fk" FOREIGN KEY ("publish_revision_id") REFERENCES "public"."content_revisions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_scheduled_by_users_id_fk" FOREIGN KEY ("scheduled_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_category_id_post_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."post_categories"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_cover_file_id_files_id_fk" FOREIGN KEY ("cover_file_id") REFERENCES "public"."files"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_author_member_id_team_members_id_fk" FOREIGN KEY ("author_member_id") REFERENCES "public"."team_members"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_items" ADD CONSTRAINT "portfolio_items_live_revision_id_content_revisions_id_fk" FOREIGN KEY ("live_revision_id") REFERENCES "public"."content_revisions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_items" ADD CONSTRAINT "portfolio_items_publish_revision_id_content_revisions_id_fk" FOREIGN KEY ("publish_revision_id") REFERENCES "public"."content_revisions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_items" ADD CONSTRAINT "portfolio_items_scheduled_by_users_id_fk" FOREIGN KEY ("scheduled_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_items" ADD CONSTRAINT "portfolio_items_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_items" ADD CONSTRAINT "portfolio_items_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_items" ADD CONSTRAINT "portfolio_items_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_items" ADD CONSTRAINT "portfolio_items_cover_file_id_files_id_fk" FOREIGN KEY ("cover_file_id") REFERENCES "public"."files"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_images" ADD CONSTRAINT "project_images_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_images" ADD CONSTRAINT "project_images_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_live_revision_id_content_revisions_id_fk" FOREIGN KEY ("live_revision_id") REFERENCES "public"."content_revisions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_publish_revision_id_content_revisions_id_fk" FOREIGN KEY ("publish_revision_id") REFERENCES "public"."content_revisions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_scheduled_by_users_id_fk" FOREIGN KEY ("scheduled_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_category_id_project_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."project_categories"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_cover_file_id_files_id_fk" FOREIGN KEY ("cover_file_id") REFERENCES "public"."files"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_client_consent_file_id_files_id_fk" FOREIGN KEY ("client_consent_file_id") REFERENCES "public"."files"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slug_redirects" ADD CONSTRAINT "slug_redirects_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "content_revisions" ADD CONSTRAINT "content_revisions_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_photo_file_id_files_id_fk" FOREIGN KEY ("photo_file_id") REFERENCES "public"."files"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_downloads" ADD CONSTRAINT "template_downloads_template_version_id_template_versions_id_fk" FOREIGN KEY ("template_version_id") REFERENCES "public"."template_versions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_downloads" ADD CONSTRAINT "template_downloads_entitlement_id_template_entitlements_id_fk" FOREIGN KEY ("entitlement_id") REFERENCES "public"."template_entitlements"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_downloads" ADD CONSTRAINT "template_downloads_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_entitlements" ADD CONSTRAINT "template_entitlements_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_entitlements" ADD CONSTRAINT "template_entitlements_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_entitlements" ADD CONSTRAINT "template_entitlements_granted_by_users_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_released_by_users_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_live_revision_id_content_revisions_id_fk" FOREIGN KEY ("live_revision_id") REFERENCES "public"."content_revisions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_publish_revision_id_content_revisions_id_fk" FOREIGN KEY ("publish_revision_id") REFERENCES "public"."content_revisions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_scheduled_by_users_id_fk" FOREIGN KEY ("scheduled_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_category_id_template_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."template_categories"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_cover_file_id_files_id_fk" FOREIGN KEY ("cover_file_id") REFERENCES "public"."files"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_preview_file_id_files_id_fk" FOREIGN KEY ("preview_file_id") REFERENCES "public"."files"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_current_version_id_template_versions_id_fk" FOREIGN KEY ("current_version_id") REFERENCES "public"."template_versions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trusted_companies" ADD CONSTRAINT "trusted_companies_logo_file_id_files_id_fk" FOREIGN KEY ("logo_file_id") REFERENCES "public"."files"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trusted_companies" ADD CONSTRAINT "trusted_companies_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pages_published" ON "pages" USING btree ("status","published_at" desc,"id" desc);--> statement-breakpoint
CREATE INDEX "pages_tags" ON "pages" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "pages_publish_due" ON "pages" USING btree ("publish_at") WHERE "pages"."publish_at" is not null;--> statement-breakpoint
CREATE INDEX "pages_unpublish_due" ON "pages" USING btree ("unpublish_at") WHERE "pages"."unpublish_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "pages_system_type" ON "pages" USING btree ("page_type") WHERE "pages"."page_type" <> 'custom';--> statement-breakpoint
CREATE INDEX "posts_published" ON "posts" USING btree ("status","published_at" desc,"id" desc);--> statement-breakpoint
CREATE INDEX "posts_tags" ON "posts" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "posts_publish_due" ON "posts" USING btree ("publish_at") WHERE "posts"."publish_at" is not null;--> statement-breakpoint
CREATE INDEX "posts_unpublish_due" ON "posts" USING btree ("unpublish_at") WHERE "posts"."unpublish_at" is not null;--> statement-breakpoint
CREATE INDEX "posts_category" ON "posts" USING btree ("category_id","published_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "posts_author" ON "posts" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "posts_author_member" ON "posts" USING btree ("author_member_id","published_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "posts_created" ON "posts" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "posts_updated" ON "posts" USING btree ("updated_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "posts_title" ON "posts" USING btree ("title","id");--> statement-breakpoint
CREATE INDEX "posts_title_trgm" ON "posts" USING gin ("title" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "portfolio_items_published" ON "portfolio_items" USING btree ("status","published_at" desc,"id" desc);--> statement-breakpoint
CREATE INDEX "portfolio_items_tags" ON "portfolio_items" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "portfolio_items_publish_due" ON "portfolio_items" USING btree ("publish_at") WHERE "portfolio_items"."publish_at" is not null;--> statement-breakpoint
CREATE INDEX "portfolio_items_unpublish_due" ON "portfolio_items" USING btree ("unpublish_at") WHERE "portfolio_items"."unpublish_at" is not null;--> statement-breakpoint
CREATE INDEX "portfolio_items_project" ON "portfolio_items" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "projects_published" ON "projects" USING btree ("status","published_at" desc,"id" desc);--> statement-breakpoint
CREATE INDEX "projects_tags" ON "projects" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "projects_publish_due" ON "projects" USING btree ("publish_at") WHERE "projects"."publish_at" is not null;--> statement-breakpoint
CREATE INDEX "projects_unpublish_due" ON "projects" USING btree ("unpublish_at") WHERE "projects"."unpublish_at" is not null;--> statement-breakpoint
CREATE INDEX "projects_category" ON "projects" USING btree ("category_id","status");--> statement-breakpoint
CREATE INDEX "slug_redirects_target" ON "slug_redirects" USING btree ("target_kind","target_id");--> statement-breakpoint
CREATE INDEX "slug_redirects_to" ON "slug_redirects" USING btree ("to_path");--> statement-breakpoint
CREATE UNIQUE INDEX "content_revisions_autosave" ON "content_revisions" USING btree ("subject_kind","subject_id","author_id") WHERE "content_revisions"."version" is null;--> statement-breakpoint
CREATE INDEX "content_revisions_author" ON "content_revisions" USING btree ("author_id","created_at");--> statement-breakpoint
CREATE INDEX "search_documents_tsv" ON "search_documents" USING gin ("tsv");--> statement-breakpoint
CREATE INDEX "search_documents_title" ON "search_documents" USING gin ("title" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_documents_sort" ON "search_documents" USING btree ("source","sort_at");--> statement-breakpoint
CREATE INDEX "team_members_order" ON "team_members" USING btree ("sort_order");--> statement-breakpoint
CREATE INDEX "template_downloads_version" ON "template_downloads" USING btree ("template_version_id","downloaded_at");--> statement-breakpoint
CREATE INDEX "template_downloads_user" ON "template_downloads" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "template_entitlements_live" ON "template_entitlements" USING btree ("user_id","template_id") WHERE "template_entitlements"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "template_entitlements_template" ON "template_entitlements" USING btree ("template_id","created_at");--> statement-breakpoint
CREATE INDEX "templates_published" ON "templates" USING btree ("status","published_at" desc,"id" desc);--> statement-breakpoint
CREATE INDEX "templates_tags" ON "templates" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "templates_publish_due" ON "templates" USING btree ("publish_at") WHERE "templates"."publish_at" is not null;--> statement-breakpoint
CREATE INDEX "templates_unpublish_due" ON "templates" USING btree ("unpublish_at") WHERE "templates"."unpublish_at" is not null;--> statement-breakpoint
CREATE INDEX "templates_category" ON "templates" USING btree ("category_id","status");--> statement-breakpoint
CREATE INDEX "templates_pricing" ON "templates" USING btree ("pricing_type");