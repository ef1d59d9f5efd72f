ALTER TYPE "public"."token_purpose" ADD VALUE 'passkey';--> statement-breakpoint
ALTER TABLE "mfa_factors" ADD COLUMN "transports" text[];--> statement-breakpoint
ALTER TABLE "mfa_factors" ADD COLUMN "backed_up" boolean;--> statement-breakpoint
ALTER TABLE "mfa_factors" ADD CONSTRAINT "mfa_factors_passkey_whole" CHECK ("mfa_factors"."type" <> 'passkey' or ("mfa_factors"."credential_id" is not null and "mfa_factors"."public_key" is not null
        and "mfa_factors"."sign_count" is not null and "mfa_factors"."confirmed_at" is not null));