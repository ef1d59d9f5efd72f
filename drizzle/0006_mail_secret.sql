DROP TABLE "post_categories" CASCADE;--> statement-breakpoint
DROP TABLE "project_categories" CASCADE;--> statement-breakpoint
DROP TABLE "template_categories" CASCADE;--> statement-breakpoint
DROP TABLE "pages" CASCADE;--> statement-breakpoint
DROP TABLE "posts" CASCADE;--> statement-breakpoint
DROP TABLE "portfolio_items" CASCADE;--> statement-breakpoint
DROP TABLE "project_images" CASCADE;--> statement-breakpoint
DROP TABLE "projects" CASCADE;--> statement-breakpoint
DROP TABLE "slug_redirects" CASCADE;--> statement-breakpoint
DROP TABLE "content_revisions" CASCADE;--> statement-breakpoint
DROP TABLE "search_documents" CASCADE;--> statement-breakpoint
DROP TABLE "team_members" CASCADE;--> statement-breakpoint
DROP TABLE "template_downloads" CASCADE;--> statement-breakpoint
DROP TABLE "template_entitlements" CASCADE;--> statement-breakpoint
DROP TABLE "template_versions" CASCADE;--> statement-breakpoint
DROP TABLE "templates" CASCADE;--> statement-breakpoint
DROP TABLE "trusted_companies" CASCADE;--> statement-breakpoint
DROP TABLE "api_keys" CASCADE;--> statement-breakpoint
DROP TABLE "companies" CASCADE;--> statement-breakpoint
DROP TABLE "company_members" CASCADE;--> statement-breakpoint
DROP TABLE "linked_accounts" CASCADE;--> statement-breakpoint
DROP TABLE "mfa_factors" CASCADE;--> statement-breakpoint
DROP TABLE "one_time_tokens" CASCADE;--> statement-breakpoint
DROP TABLE "admin_profiles" CASCADE;--> statement-breakpoint
DROP TABLE "client_profiles" CASCADE;--> statement-breakpoint
DROP TABLE "instructor_profiles" CASCADE;--> statement-breakpoint
DROP TABLE "mentor_profiles" CASCADE;--> statement-breakpoint
DROP TABLE "provider_profiles" CASCADE;--> statement-breakpoint
DROP TABLE "student_profiles" CASCADE;--> statement-breakpoint
DROP TABLE "roles" CASCADE;--> statement-breakpoint
DROP TABLE "user_roles" CASCADE;--> statement-breakpoint
DROP TABLE "refresh_tokens" CASCADE;--> statement-breakpoint
DROP TABLE "sessions" CASCADE;--> statement-breakpoint
DROP TABLE "users" CASCADE;--> statement-breakpoint
DROP TABLE "user_verifications" CASCADE;--> statement-breakpoint
DROP TYPE "public"."content_kind";--> statement-breakpoint
DROP TYPE "public"."content_status";--> statement-breakpoint
DROP TYPE "public"."entitlement_source";--> statement-breakpoint
DROP TYPE "public"."menu_place";--> statement-breakpoint
DROP TYPE "public"."page_type";--> statement-breakpoint
DROP TYPE "public"."template_pricing_type";--> statement-breakpoint
DROP TYPE "public"."company_position";--> statement-breakpoint
DROP TYPE "public"."company_status";--> statement-breakpoint
DROP TYPE "public"."factor_type";--> statement-breakpoint
DROP TYPE "public"."grant_status";--> statement-breakpoint
DROP TYPE "public"."member_status";--> statement-breakpoint
DROP TYPE "public"."profile_visibility";--> statement-breakpoint
DROP TYPE "public"."role_joining";--> statement-breakpoint
DROP TYPE "public"."role_kind";--> statement-breakpoint
DROP TYPE "public"."student_entry_type";--> statement-breakpoint
DROP TYPE "public"."token_purpose";--> statement-breakpoint
DROP TYPE "public"."user_status";--> statement-breakpoint
DROP TYPE "public"."verification_status";--> statement-breakpoint
DROP TYPE "public"."verification_type";