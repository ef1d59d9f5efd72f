ALTER TABLE "outbox_mails" ADD COLUMN "secret" boolean DEFAULT false NOT NULL;
