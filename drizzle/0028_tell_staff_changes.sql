CREATE FUNCTION tell_of_changed_staff() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'staff_sessions' THEN
    PERFORM pg_notify('staff_changed', OLD.user_id);
  ELSE
    PERFORM pg_notify('staff_changed', OLD.id);
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER tell_of_change AFTER DELETE ON staff_sessions
  FOR EACH ROW EXECUTE FUNCTION tell_of_changed_staff();
--> statement-breakpoint
CREATE TRIGGER tell_of_change AFTER UPDATE OF role, disabled_at OR DELETE ON staff_users
  FOR EACH ROW EXECUTE FUNCTION tell_of_changed_staff();
