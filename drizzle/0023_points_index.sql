DROP INDEX "point_movements_month";--> statement-breakpoint
CREATE INDEX "point_movements_month" ON "point_movements" USING btree ("wallet_id","created_at","amount");