-- The three wallets of the house: where points come from, where held ones wait, where spent ones go.
INSERT INTO point_wallets (id, kind, code) VALUES
  ('01a1fe03-7000-7001-8000-706f696e7473', 'system', 'issuance'),
  ('01a1fe03-7000-7002-8000-706f696e7473', 'system', 'holding'),
  ('01a1fe03-7000-7003-8000-706f696e7473', 'system', 'sink');
--> statement-breakpoint
-- Everybody who is here already gets a wallet; later accounts get theirs as they are made.
INSERT INTO point_wallets (id, kind, user_id) SELECT gen_random_uuid(), 'user', id FROM users;
--> statement-breakpoint
INSERT INTO point_rules (id, event_key, points, max_points, daily_cap) VALUES
  ('01a1fe03-7001-7001-8000-706f696e7473', 'mentoring.session_completed', 100, NULL, 300),
  ('01a1fe03-7001-7002-8000-706f696e7473', 'campus.event_attended', 10, NULL, 30),
  ('01a1fe03-7001-7003-8000-706f696e7473', 'training.batch_completed', 50, NULL, 100),
  ('01a1fe03-7001-7004-8000-706f696e7473', 'learning.course_completed', 50, 200, 400),
  ('01a1fe03-7001-7005-8000-706f696e7473', 'learning.webinar_attended', 10, 50, 100);
--> statement-breakpoint
-- The book is only ever added to.
CREATE FUNCTION point_book_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the book of points is append-only' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER point_transfers_no_change BEFORE UPDATE OR DELETE ON point_transfers
  FOR EACH ROW EXECUTE FUNCTION point_book_append_only();
--> statement-breakpoint
CREATE TRIGGER point_movements_no_change BEFORE UPDATE OR DELETE ON point_movements
  FOR EACH ROW EXECUTE FUNCTION point_book_append_only();
--> statement-breakpoint
CREATE TRIGGER point_transfers_no_truncate BEFORE TRUNCATE ON point_transfers
  FOR EACH STATEMENT EXECUTE FUNCTION point_book_append_only();
--> statement-breakpoint
CREATE TRIGGER point_movements_no_truncate BEFORE TRUNCATE ON point_movements
  FOR EACH STATEMENT EXECUTE FUNCTION point_book_append_only();
--> statement-breakpoint
-- Looked at when the transaction commits: a transfer has its two sides, and nothing else.
CREATE FUNCTION point_transfer_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  transfer point_transfers;
  sides int;
  right_sides int;
BEGIN
  IF TG_TABLE_NAME = 'point_transfers' THEN
    transfer := NEW;
  ELSE
    SELECT * INTO transfer FROM point_transfers WHERE id = NEW.transfer_id;
  END IF;
  SELECT count(*), count(*) FILTER (WHERE kind = transfer.kind AND (
      (wallet_id = transfer.from_wallet_id AND amount = -transfer.amount)
      OR (wallet_id = transfer.to_wallet_id AND amount = transfer.amount)))
    INTO sides, right_sides FROM point_movements WHERE transfer_id = transfer.id;
  IF sides <> 2 OR right_sides <> 2 THEN
    RAISE EXCEPTION 'transfer % does not balance', transfer.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER point_transfers_balanced AFTER INSERT ON point_transfers
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION point_transfer_balanced();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER point_movements_balanced AFTER INSERT ON point_movements
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION point_transfer_balanced();
