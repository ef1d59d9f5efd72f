CREATE TYPE "public"."point_hold_status" AS ENUM('open', 'captured', 'released', 'expired');--> statement-breakpoint
CREATE TYPE "public"."point_transfer_kind" AS ENUM('earn', 'gift', 'hold', 'capture', 'release', 'adjustment', 'reversal', 'closure');--> statement-breakpoint
CREATE TYPE "public"."point_wallet_kind" AS ENUM('user', 'system');--> statement-breakpoint
CREATE TYPE "public"."point_wallet_status" AS ENUM('open', 'frozen', 'closed');--> statement-breakpoint
CREATE TABLE "point_holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wallet_id" uuid NOT NULL,
	"payee_wallet_id" uuid,
	"amount" integer NOT NULL,
	"captured" integer DEFAULT 0 NOT NULL,
	"status" "point_hold_status" DEFAULT 'open' NOT NULL,
	"source_kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "point_holds_amount" CHECK ("point_holds"."amount" >= 1),
	CONSTRAINT "point_holds_captured_within" CHECK ("point_holds"."captured" between 0 and "point_holds"."amount"),
	CONSTRAINT "point_holds_settled" CHECK (("point_holds"."status" = 'open') = ("point_holds"."settled_at" is null)),
	CONSTRAINT "point_holds_captured" CHECK (("point_holds"."captured" > 0) = ("point_holds"."status" = 'captured')),
	CONSTRAINT "point_holds_payee" CHECK ("point_holds"."payee_wallet_id" <> "point_holds"."wallet_id"),
	CONSTRAINT "point_holds_reason_length" CHECK (char_length("point_holds"."reason") <= 200)
);
--> statement-breakpoint
CREATE TABLE "point_proofs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"requested_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"wallets" integer,
	"transfers" bigint,
	"movements" bigint,
	"issued" bigint,
	"held" bigint,
	"spent" bigint,
	"circulating" bigint,
	"difference_count" integer DEFAULT 0 NOT NULL,
	"differences" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"duration_ms" integer
);
--> statement-breakpoint
CREATE TABLE "point_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_key" text NOT NULL,
	"name" text,
	"points" integer NOT NULL,
	"max_points" integer,
	"daily_cap" integer,
	"total_cap" integer,
	"is_active" boolean DEFAULT true NOT NULL,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "point_rules_event" UNIQUE("event_key"),
	CONSTRAINT "point_rules_name_length" CHECK (char_length("point_rules"."name") between 1 and 100),
	CONSTRAINT "point_rules_points" CHECK ("point_rules"."points" between 1 and 1000),
	CONSTRAINT "point_rules_max" CHECK ("point_rules"."max_points" >= "point_rules"."points"),
	CONSTRAINT "point_rules_daily_cap" CHECK ("point_rules"."daily_cap" >= coalesce("point_rules"."max_points", "point_rules"."points")),
	CONSTRAINT "point_rules_total_cap" CHECK ("point_rules"."total_cap" >= coalesce("point_rules"."max_points", "point_rules"."points")),
	CONSTRAINT "point_rules_window" CHECK ("point_rules"."ends_at" > "point_rules"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "point_movements" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "point_movements_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"transfer_id" uuid NOT NULL,
	"wallet_id" uuid NOT NULL,
	"kind" "point_transfer_kind" NOT NULL,
	"amount" bigint NOT NULL,
	"balance_after" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "point_movements_side" UNIQUE("transfer_id","wallet_id"),
	CONSTRAINT "point_movements_amount" CHECK ("point_movements"."amount" <> 0),
	CONSTRAINT "point_movements_balance" CHECK ("point_movements"."balance_after" >= 0)
);
--> statement-breakpoint
CREATE TABLE "point_transfers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "point_transfer_kind" NOT NULL,
	"from_wallet_id" uuid NOT NULL,
	"to_wallet_id" uuid NOT NULL,
	"amount" integer NOT NULL,
	"key" text NOT NULL,
	"rule_id" uuid,
	"hold_id" uuid,
	"reverses_id" uuid,
	"source_kind" text,
	"source_id" uuid,
	"reason" text,
	"created_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "point_transfers_key" UNIQUE("key"),
	CONSTRAINT "point_transfers_reverses" UNIQUE("reverses_id"),
	CONSTRAINT "point_transfers_amount" CHECK ("point_transfers"."amount" between 1 and 1000000),
	CONSTRAINT "point_transfers_two_wallets" CHECK ("point_transfers"."from_wallet_id" <> "point_transfers"."to_wallet_id"),
	CONSTRAINT "point_transfers_reversal" CHECK (("point_transfers"."kind" = 'reversal') = ("point_transfers"."reverses_id" is not null)),
	CONSTRAINT "point_transfers_earn" CHECK (("point_transfers"."kind" = 'earn') = ("point_transfers"."rule_id" is not null)),
	CONSTRAINT "point_transfers_hold" CHECK (("point_transfers"."kind" in ('hold', 'capture', 'release')) = ("point_transfers"."hold_id" is not null)),
	CONSTRAINT "point_transfers_reason_length" CHECK (char_length("point_transfers"."reason") <= 200)
);
--> statement-breakpoint
CREATE TABLE "point_wallets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "point_wallet_kind" DEFAULT 'user' NOT NULL,
	"user_id" uuid,
	"code" text,
	"balance" bigint DEFAULT 0 NOT NULL,
	"status" "point_wallet_status" DEFAULT 'open' NOT NULL,
	"freeze_reason" text,
	"on_leaderboard" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "point_wallets_user" UNIQUE("user_id"),
	CONSTRAINT "point_wallets_code" UNIQUE("code"),
	CONSTRAINT "point_wallets_balance" CHECK ("point_wallets"."balance" >= 0),
	CONSTRAINT "point_wallets_user_kind" CHECK (("point_wallets"."kind" = 'user') = ("point_wallets"."user_id" is not null)),
	CONSTRAINT "point_wallets_system_kind" CHECK (("point_wallets"."kind" = 'system') = ("point_wallets"."code" is not null)),
	CONSTRAINT "point_wallets_system_caches_nothing" CHECK ("point_wallets"."kind" = 'user' or "point_wallets"."balance" = 0),
	CONSTRAINT "point_wallets_closed_is_empty" CHECK ("point_wallets"."status" <> 'closed' or "point_wallets"."balance" = 0),
	CONSTRAINT "point_wallets_frozen_says_why" CHECK ("point_wallets"."status" <> 'frozen' or "point_wallets"."freeze_reason" is not null)
);
--> statement-breakpoint
ALTER TABLE "point_holds" ADD CONSTRAINT "point_holds_wallet_id_point_wallets_id_fk" FOREIGN KEY ("wallet_id") REFERENCES "public"."point_wallets"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_holds" ADD CONSTRAINT "point_holds_payee_wallet_id_point_wallets_id_fk" FOREIGN KEY ("payee_wallet_id") REFERENCES "public"."point_wallets"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_proofs" ADD CONSTRAINT "point_proofs_requested_by_id_users_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_movements" ADD CONSTRAINT "point_movements_transfer_id_point_transfers_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."point_transfers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_movements" ADD CONSTRAINT "point_movements_wallet_id_point_wallets_id_fk" FOREIGN KEY ("wallet_id") REFERENCES "public"."point_wallets"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_transfers" ADD CONSTRAINT "point_transfers_from_wallet_id_point_wallets_id_fk" FOREIGN KEY ("from_wallet_id") REFERENCES "public"."point_wallets"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_transfers" ADD CONSTRAINT "point_transfers_to_wallet_id_point_wallets_id_fk" FOREIGN KEY ("to_wallet_id") REFERENCES "public"."point_wallets"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_transfers" ADD CONSTRAINT "point_transfers_rule_id_point_rules_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."point_rules"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_transfers" ADD CONSTRAINT "point_transfers_hold_id_point_holds_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."point_holds"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_transfers" ADD CONSTRAINT "point_transfers_reverses_id_point_transfers_id_fk" FOREIGN KEY ("reverses_id") REFERENCES "public"."point_transfers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_transfers" ADD CONSTRAINT "point_transfers_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_wallets" ADD CONSTRAINT "point_wallets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "point_holds_open_source" ON "point_holds" USING btree ("wallet_id","source_kind","source_id") WHERE "point_holds"."status" = 'open';--> statement-breakpoint
CREATE INDEX "point_holds_due" ON "point_holds" USING btree ("expires_at") WHERE "point_holds"."status" = 'open';--> statement-breakpoint
CREATE INDEX "point_holds_wallet" ON "point_holds" USING btree ("wallet_id","status");--> statement-breakpoint
CREATE INDEX "point_proofs_newest" ON "point_proofs" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "point_movements_statement" ON "point_movements" USING btree ("wallet_id","seq");--> statement-breakpoint
CREATE INDEX "point_movements_kind" ON "point_movements" USING btree ("wallet_id","kind","seq");--> statement-breakpoint
CREATE INDEX "point_movements_month" ON "point_movements" USING btree ("wallet_id","created_at");--> statement-breakpoint
CREATE INDEX "point_transfers_source" ON "point_transfers" USING btree ("source_kind","source_id");--> statement-breakpoint
CREATE INDEX "point_transfers_to_rule" ON "point_transfers" USING btree ("to_wallet_id","rule_id","created_at");--> statement-breakpoint
CREATE INDEX "point_transfers_from_kind" ON "point_transfers" USING btree ("from_wallet_id","kind","created_at");--> statement-breakpoint
CREATE INDEX "point_transfers_newest" ON "point_transfers" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "point_transfers_kind" ON "point_transfers" USING btree ("kind","created_at","id");--> statement-breakpoint
CREATE INDEX "point_transfers_rule" ON "point_transfers" USING btree ("rule_id","created_at") WHERE "point_transfers"."rule_id" is not null;--> statement-breakpoint
CREATE INDEX "point_transfers_hold" ON "point_transfers" USING btree ("hold_id") WHERE "point_transfers"."hold_id" is not null;--> statement-breakpoint
CREATE INDEX "point_wallets_updated" ON "point_wallets" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "point_wallets_richest" ON "point_wallets" USING btree ("balance") WHERE "point_wallets"."kind" = 'user';