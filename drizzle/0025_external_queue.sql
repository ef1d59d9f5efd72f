DROP INDEX "external_certificates_queue";--> statement-breakpoint
CREATE INDEX "external_certificates_status" ON "external_certificates" USING btree ("status","updated_at");--> statement-breakpoint
CREATE INDEX "external_certificates_queue" ON "external_certificates" USING btree (("status" <> 'pending'),"updated_at");