import { BLACK_SPOT_STATUSES } from '@elektron/domain';

import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * The black-spot register: places that an authority has accepted as black spots, as they were then, and what has happened to each. Neither is ever
 * rewritten: the state of a case follows from its history.
 */

const OWN = (capability: string): string => `organisation_id = (SELECT acting_for('${capability}'))`;
const oneOf = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

const CASES = `
CREATE TABLE black_spot (
  organisation_id uuid NOT NULL REFERENCES organisation,
  black_spot_id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  -- Within a distance of its middle, or within an outline.
  location geometry(Point, 4326) NOT NULL,
  radius_m double precision CHECK (radius_m BETWEEN 1 AND 1000),
  outline geometry(Polygon, 4326),
  -- The hotspot that was accepted; null where somebody drew the place.
  run_id uuid,
  hotspot_rank integer CHECK (hotspot_rank > 0),
  -- Which accidents were meant, at which version of them, and what they came to then.
  filter jsonb NOT NULL,
  data_version bigint NOT NULL,
  figures jsonb NOT NULL,
  illustrative boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, black_spot_id),
  CHECK ((radius_m IS NULL) <> (outline IS NULL)),
  CHECK ((run_id IS NULL) = (hotspot_rank IS NULL)),
  FOREIGN KEY (organisation_id, run_id) REFERENCES hotspot_run (organisation_id, run_id)
);
ALTER TABLE black_spot ENABLE ROW LEVEL SECURITY;
CREATE POLICY black_spot_read ON black_spot FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY black_spot_add ON black_spot FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('analyses.run')});
GRANT SELECT, INSERT ON black_spot TO ${APP_ROLE};`;

const EVENTS = `
-- What happened to a case, one after the other. The database fills in who, when, in which order, and where the case was before.
CREATE TABLE black_spot_event (
  organisation_id uuid NOT NULL,
  black_spot_id uuid NOT NULL,
  event_no integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('accepted', 'step', 'note', 'taken-on', 'given-up', 'intervention', 'document-added', 'document-removed')),
  from_status text CHECK (from_status IN (${oneOf(BLACK_SPOT_STATUSES)})),
  to_status text CHECK (to_status IN (${oneOf(BLACK_SPOT_STATUSES)})),
  -- When it was done on the street or decided; when it was written down stands below.
  happened_on date,
  note text CHECK (length(note) BETWEEN 1 AND 4000),
  decision_number text CHECK (length(decision_number) BETWEEN 1 AND 100),
  authority text CHECK (length(authority) BETWEEN 1 AND 200),
  -- First day of works that ended on the day of the step.
  works_start date CHECK (works_start <= happened_on),
  intervention_id uuid,
  person_id uuid,
  person_name text,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, black_spot_id, event_no),
  CHECK ((kind IN ('accepted', 'step')) = (to_status IS NOT NULL)),
  CHECK ((kind = 'step') = (from_status IS NOT NULL)),
  CHECK (kind <> 'step' OR happened_on IS NOT NULL),
  CHECK (kind <> 'note' OR note IS NOT NULL),
  CHECK ((kind = 'intervention') = (intervention_id IS NOT NULL)),
  FOREIGN KEY (organisation_id, black_spot_id) REFERENCES black_spot (organisation_id, black_spot_id),
  FOREIGN KEY (organisation_id, intervention_id) REFERENCES intervention (organisation_id, intervention_id)
);

CREATE FUNCTION step_black_spot() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  who acting_person := acting();
BEGIN
  NEW.event_no := 1 + coalesce((SELECT max(e.event_no) FROM black_spot_event e
    WHERE e.organisation_id = NEW.organisation_id AND e.black_spot_id = NEW.black_spot_id), 0);
  NEW.from_status := CASE WHEN NEW.kind = 'step' THEN (SELECT e.to_status FROM black_spot_event e
    WHERE e.organisation_id = NEW.organisation_id AND e.black_spot_id = NEW.black_spot_id AND e.to_status IS NOT NULL
    ORDER BY e.event_no DESC LIMIT 1) END;
  NEW.person_id := who.person_id;
  NEW.person_name := (SELECT p.display_name FROM person p WHERE p.person_id = who.person_id);
  NEW.made_at := clock_timestamp();
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION step_black_spot() FROM PUBLIC;
CREATE TRIGGER black_spot_event_fill BEFORE INSERT ON black_spot_event FOR EACH ROW EXECUTE FUNCTION step_black_spot();

ALTER TABLE black_spot_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY black_spot_event_read ON black_spot_event FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY black_spot_event_add ON black_spot_event FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('analyses.run')});
GRANT SELECT, INSERT (organisation_id, black_spot_id, kind, to_status, happened_on, note, decision_number, authority, works_start, intervention_id)
  ON black_spot_event TO ${APP_ROLE};`;

/** The black-spot register. */
export const blackSpots: Migration = { number: 26, name: 'black-spots', steps: [CASES, EVENTS] };
