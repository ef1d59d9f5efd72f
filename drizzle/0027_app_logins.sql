CREATE UNIQUE INDEX "refresh_tokens_newest" ON "refresh_tokens" USING btree ("family_id") WHERE "refresh_tokens"."rotated_at" is null;--> statement-breakpoint
CREATE INDEX "refresh_tokens_live" ON "refresh_tokens" USING btree ("user_id") WHERE "refresh_tokens"."rotated_at" is null;--> statement-breakpoint
CREATE INDEX "refresh_tokens_expires" ON "refresh_tokens" USING btree ("expires_at");