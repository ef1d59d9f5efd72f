-- Mail that was written before deliveries existed moves into them. What still has to be sent, or can be read, keeps
-- its text: SQL cannot wrap it, so it stands behind a zero byte, as plain as it stood before, until it is sent or gone.
INSERT INTO "notification_deliveries" ("id", "user_id", "channel", "recipient", "category", "status", "attempt_count",
  "scheduled_at", "sent_at", "failed_at", "external_response", "payload", "dedupe_key", "created_at", "updated_at")
SELECT m."id", (SELECT u."id" FROM "users" u WHERE u."email" = m."recipient"::citext), 'email', m."recipient", m."template",
  m."status"::delivery_status, m."attempts", now(), m."sent_at",
  CASE WHEN m."status" = 'failed' THEN m."updated_at" END,
  CASE WHEN m."last_error" IS NOT NULL THEN jsonb_build_object('message', m."last_error") END,
  CASE WHEN m."status" <> 'sent' THEN '\x00'::bytea || convert_to(jsonb_strip_nulls(jsonb_build_object(
    'locale', m."locale", 'subject', m."subject", 'html', m."html", 'text', m."text", 'replyTo', m."reply_to",
    'secret', m."secret"))::text, 'UTF8') END,
  'mail:' || m."dedupe_key", m."created_at", m."updated_at"
FROM "outbox_mails" m
ON CONFLICT DO NOTHING;
