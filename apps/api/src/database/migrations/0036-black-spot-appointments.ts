import { BLACK_SPOT_CAPABILITY } from '@elektron/domain';

import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * Somebody is made responsible for a case by another. Of that person the history keeps who they are and not what they are called: their name is
 * read where people are, and goes with them.
 */

const EVENTS = `
ALTER TABLE black_spot_event
  ADD COLUMN appointee_id uuid,
  DROP CONSTRAINT black_spot_event_kind_check,
  ADD CONSTRAINT black_spot_event_kind_check CHECK (kind IN ('accepted', 'step', 'note', 'taken-on', 'given-up', 'appointed', 'relieved', 'intervention',
    'document-added', 'document-removed')),
  ADD CONSTRAINT black_spot_event_appointment CHECK ((kind = 'appointed') = (appointee_id IS NOT NULL));
GRANT INSERT (appointee_id) ON black_spot_event TO ${APP_ROLE};`;

const MAY_KEEP = `EXISTS (SELECT FROM role_capability c WHERE c.role = ANY (m.roles) AND c.capability = '${BLACK_SPOT_CAPABILITY}')`;
const MAY_SIGN_IN = 'm.ended_at IS NULL AND p.disabled_at IS NULL AND (i.demo OR NOT p.demo)';
// Where nobody is joined, everything of the membership is null, also its end.
const IS_MEMBER = 'm.person_id IS NOT NULL AND m.ended_at IS NULL';

const FUNCTIONS = `
-- Who can be made responsible: told to whoever may do that, by name alone.
CREATE FUNCTION black_spot_keepers() RETURNS TABLE (person_id uuid, display_name text) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT p.person_id, p.display_name FROM membership m JOIN person p ON p.person_id = m.person_id CROSS JOIN installation i
  WHERE m.organisation_id = (SELECT acting_for('${BLACK_SPOT_CAPABILITY}')) AND ${MAY_SIGN_IN} AND ${MAY_KEEP} $$;

-- Who is or was responsible for a case, and whether they could still do something: told to whoever reads the register. What somebody is called who is
-- no member any more is nobody's business here.
CREATE FUNCTION black_spot_people() RETURNS TABLE (person_id uuid, display_name text, standing text) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT p.person_id, CASE WHEN ${IS_MEMBER} THEN p.display_name END, CASE WHEN NOT (${IS_MEMBER} AND ${MAY_SIGN_IN}) THEN 'gone' WHEN ${MAY_KEEP} THEN 'active' ELSE 'may-not' END
  FROM person p CROSS JOIN installation i
    LEFT JOIN membership m ON m.person_id = p.person_id AND m.organisation_id = (SELECT acting_for('records.read'))
  WHERE p.person_id IN (SELECT coalesce(e.appointee_id, e.person_id) FROM black_spot_event e
    WHERE e.organisation_id = (SELECT acting_for('records.read')) AND e.kind IN ('taken-on', 'appointed')) $$;

CREATE FUNCTION require_black_spot_keeper() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM black_spot_keepers() k WHERE k.person_id = NEW.appointee_id) THEN
    RAISE EXCEPTION 'black_spot_event: nobody who could keep this case' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER black_spot_event_keeper BEFORE INSERT ON black_spot_event FOR EACH ROW WHEN (NEW.appointee_id IS NOT NULL)
  EXECUTE FUNCTION require_black_spot_keeper();

REVOKE ALL ON FUNCTION black_spot_keepers(), black_spot_people(), require_black_spot_keeper() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION black_spot_keepers(), black_spot_people() TO ${APP_ROLE};`;

/** Somebody responsible for a black-spot case, appointed by another. */
export const blackSpotAppointments: Migration = { number: 36, name: 'black-spot-appointments', steps: [EVENTS, FUNCTIONS] };
