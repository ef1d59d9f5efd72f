-- Erasure may change the byline of a kept version, and nothing else, in a transaction that set guildhall.erase.
CREATE OR REPLACE FUNCTION content_revisions_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.version IS NOT NULL AND (NEW.data, NEW.version, NEW.subject_kind, NEW.subject_id, NEW.author_id)
     IS DISTINCT FROM (OLD.data, OLD.version, OLD.subject_kind, OLD.subject_id, OLD.author_id)
     AND NOT (current_setting('guildhall.erase', true) = 'on'
       AND (NEW.data - 'authorName', NEW.version, NEW.subject_kind, NEW.subject_id, NEW.author_id)
         IS NOT DISTINCT FROM (OLD.data - 'authorName', OLD.version, OLD.subject_kind, OLD.subject_id, OLD.author_id))
  THEN
    RAISE EXCEPTION 'a numbered revision cannot be changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
