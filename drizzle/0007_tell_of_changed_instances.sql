-- Processes remember what they read about an instance (core/src/instances/instance-memory.ts). Whatever
-- changes a row that they may have read tells them, whoever changes it: so this is a trigger, not a call
-- that each use case would have to remember.
CREATE FUNCTION tell_of_changed_instance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  instance text;
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'instances' THEN
      instance := coalesce(NEW.id, OLD.id);
    WHEN 'pos_locations' THEN
      SELECT instance_id INTO instance FROM accounts WHERE id = coalesce(NEW.account_id, OLD.account_id);
    ELSE
      instance := coalesce(NEW.instance_id, OLD.instance_id);
  END CASE;
  -- Equal messages of one transaction are sent once.
  PERFORM pg_notify('instance_changed', coalesce(instance, ''));
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER tell_of_change AFTER INSERT OR UPDATE OR DELETE ON instances
  FOR EACH ROW EXECUTE FUNCTION tell_of_changed_instance();
--> statement-breakpoint
CREATE TRIGGER tell_of_change AFTER INSERT OR UPDATE OR DELETE ON accounts
  FOR EACH ROW EXECUTE FUNCTION tell_of_changed_instance();
--> statement-breakpoint
CREATE TRIGGER tell_of_change AFTER INSERT OR UPDATE OR DELETE ON configurations
  FOR EACH ROW EXECUTE FUNCTION tell_of_changed_instance();
--> statement-breakpoint
CREATE TRIGGER tell_of_change AFTER INSERT OR UPDATE OR DELETE ON pos_locations
  FOR EACH ROW EXECUTE FUNCTION tell_of_changed_instance();
