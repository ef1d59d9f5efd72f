ALTER TABLE "outbox_mails" ADD COLUMN IF NOT EXISTS "secret" boolean DEFAULT false NOT NULL;
