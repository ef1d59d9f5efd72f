ALTER TABLE "outbox_mails" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "outbox_mails" CASCADE;--> statement-breakpoint
CREATE INDEX "notification_deliveries_category" ON "notification_deliveries" USING btree ("category","created_at");