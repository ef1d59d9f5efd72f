DROP INDEX "pages_published";--> statement-breakpoint
DROP INDEX "posts_published";--> statement-breakpoint
DROP INDEX "posts_category";--> statement-breakpoint
DROP INDEX "posts_author_member";--> statement-breakpoint
DROP INDEX "posts_created";--> statement-breakpoint
DROP INDEX "posts_updated";--> statement-breakpoint
DROP INDEX "portfolio_items_published";--> statement-breakpoint
DROP INDEX "projects_published";--> statement-breakpoint
DROP INDEX "templates_published";--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "indexed_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "posts_author_name" ON "posts" USING btree ("author_name","id");--> statement-breakpoint
CREATE INDEX "search_documents_sitemap" ON "search_documents" USING btree ("source","locale","source_id") WHERE "search_documents"."in_sitemap";--> statement-breakpoint
CREATE INDEX "pages_published" ON "pages" USING btree ("status","published_at","id");--> statement-breakpoint
CREATE INDEX "posts_published" ON "posts" USING btree ("status","published_at","id");--> statement-breakpoint
CREATE INDEX "posts_category" ON "posts" USING btree ("category_id","published_at","id");--> statement-breakpoint
CREATE INDEX "posts_author_member" ON "posts" USING btree ("author_member_id","published_at","id");--> statement-breakpoint
CREATE INDEX "posts_created" ON "posts" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "posts_updated" ON "posts" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "portfolio_items_published" ON "portfolio_items" USING btree ("status","published_at","id");--> statement-breakpoint
CREATE INDEX "projects_published" ON "projects" USING btree ("status","published_at","id");--> statement-breakpoint
CREATE INDEX "templates_published" ON "templates" USING btree ("status","published_at","id");