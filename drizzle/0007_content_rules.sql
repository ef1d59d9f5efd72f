-- A numbered version is what was published or may be restored: its text never changes. Preview links may.
CREATE FUNCTION content_revisions_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.version IS NOT NULL AND (NEW.data, NEW.version, NEW.subject_kind, NEW.subject_id, NEW.author_id)
     IS DISTINCT FROM (OLD.data, OLD.version, OLD.subject_kind, OLD.subject_id, OLD.author_id) THEN
    RAISE EXCEPTION 'a numbered revision cannot be changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER content_revisions_no_change BEFORE UPDATE ON content_revisions
  FOR EACH ROW EXECUTE FUNCTION content_revisions_immutable();
--> statement-breakpoint
CREATE FUNCTION template_versions_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a released version cannot be changed' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER template_versions_no_change BEFORE UPDATE ON template_versions
  FOR EACH ROW EXECUTE FUNCTION template_versions_immutable();
