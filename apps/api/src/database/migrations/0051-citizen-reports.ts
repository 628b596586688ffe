import { APP_ROLE } from './0000-roles.ts';
import { PUBLIC_ROLE } from './0046-published-releases.ts';
import type { Migration } from './migration.ts';

/*
 * What people report who have no account: near misses, hazards, barriers. Kept apart from all records, and counted with none of them. Whoever reports can write
 * through a function, and read with the secret they were given what became of it; that is all that the role of the public can do here.
 */

const OWN = (capability: string): string => `organisation_id = (SELECT acting_for('${capability}'))`;
/** As `CITIZEN_REPORT_DAYS` and `MOST_CITIZEN_REPORTS_A_DAY` have them. */
const [LEAST_DAYS, MOST_DAYS, MOST_A_DAY] = [30, 730, 200];
const BYTES_PER_MEGABYTE = 1_048_576;
const LARGEST_SEALED_MEGABYTES = 5;

const TABLES = `
-- Whether an organisation takes reports of its ground, and how long it keeps them.
CREATE TABLE citizen_report_desk (
  organisation_id uuid PRIMARY KEY REFERENCES organisation,
  is_open boolean NOT NULL,
  kept_days integer NOT NULL CHECK (kept_days BETWEEN ${LEAST_DAYS} AND ${MOST_DAYS})
);
ALTER TABLE citizen_report_desk ENABLE ROW LEVEL SECURITY;
CREATE POLICY citizen_report_desk_read ON citizen_report_desk FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
GRANT SELECT ON citizen_report_desk TO ${APP_ROLE};

CREATE TABLE citizen_report (
  organisation_id uuid NOT NULL REFERENCES organisation,
  report_id uuid NOT NULL,
  -- SHA-256 of what its sender was given.
  secret_hash bytea NOT NULL CHECK (length(secret_hash) = 32),
  kind text NOT NULL CHECK (kind IN ('near-miss', 'hazard', 'barrier')),
  category text NOT NULL CHECK (category ~ '^[a-z-]{1,40}$'),
  longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
  latitude double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
  happened_on date,
  words text NOT NULL CHECK (length(words) <= 1000),
  -- Sealed with a key of the installation; without the metadata that a camera writes.
  photo bytea CHECK (length(photo) <= ${LARGEST_SEALED_MEGABYTES * BYTES_PER_MEGABYTE}),
  state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'accepted', 'declined', 'done')),
  answer text NOT NULL DEFAULT '' CHECK (length(answer) <= 1000),
  person_id uuid,
  person_name text,
  received_at timestamptz NOT NULL DEFAULT now(),
  decided_at timestamptz,
  -- From this day on nobody sees it, and it is deleted.
  erased_on date NOT NULL,
  PRIMARY KEY (organisation_id, report_id)
);
CREATE INDEX citizen_report_secret ON citizen_report (secret_hash);
CREATE FUNCTION name_citizen_report_decision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.person_id := acting_person_id();
  NEW.person_name := (SELECT p.display_name FROM person p WHERE p.person_id = NEW.person_id);
  NEW.decided_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER citizen_report_decided BEFORE UPDATE OF state, answer ON citizen_report FOR EACH ROW EXECUTE FUNCTION name_citizen_report_decision();
ALTER TABLE citizen_report ENABLE ROW LEVEL SECURITY;
CREATE POLICY citizen_report_read ON citizen_report FOR SELECT TO ${APP_ROLE} USING (${OWN('releases.publish')} AND erased_on > current_date);
CREATE POLICY citizen_report_decide ON citizen_report FOR UPDATE TO ${APP_ROLE}
  USING (${OWN('releases.publish')} AND erased_on > current_date) WITH CHECK (${OWN('releases.publish')});
GRANT SELECT, UPDATE (state, answer) ON citizen_report TO ${APP_ROLE};`;

const DOORS = `
-- One row for each organisation, whoever says it first.
CREATE FUNCTION set_citizen_report_desk(now_open boolean, days integer) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := acting_for('releases.publish');
BEGIN
  IF me IS NULL THEN RETURN false; END IF;
  INSERT INTO citizen_report_desk (organisation_id, is_open, kept_days) VALUES (me, now_open, days)
    ON CONFLICT (organisation_id) DO UPDATE SET is_open = excluded.is_open, kept_days = excluded.kept_days;
  RETURN true;
END $$;

-- Who takes reports of a place: of several the one with the smallest ground.
CREATE FUNCTION citizen_report_recipient(at_longitude double precision, at_latitude double precision)
  RETURNS TABLE (organisation_id uuid, name_el text, name_en text, kept_days integer) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.organisation_id, g.name_el, g.name_en, g.kept_days FROM (
    SELECT o.organisation_id, o.name_el, o.name_en, d.kept_days, x.boundary
    FROM citizen_report_desk d JOIN organisation o ON o.organisation_id = d.organisation_id CROSS JOIN LATERAL (
      SELECT o.boundary WHERE o.boundary IS NOT NULL
      UNION ALL SELECT m.boundary FROM organisation_municipality t JOIN municipality m ON m.municipality_id = t.municipality_id
        WHERE t.organisation_id = o.organisation_id
      -- Of an organisation that has said neither, what its newest release is about.
      UNION ALL (SELECT ST_MakeEnvelope((b ->> 0)::float8, (b ->> 1)::float8, (b ->> 2)::float8, (b ->> 3)::float8, 4326)
        FROM published_release r CROSS JOIN LATERAL (SELECT r.head -> 'bounds' AS b) bounds
        WHERE r.organisation_id = o.organisation_id AND r.withdrawn_at IS NULL AND o.boundary IS NULL
          AND NOT EXISTS (SELECT FROM organisation_municipality t WHERE t.organisation_id = o.organisation_id)
        ORDER BY r.release_no DESC LIMIT 1)) x
    WHERE d.is_open) g
  WHERE ST_Intersects(g.boundary, ST_SetSRID(ST_MakePoint(at_longitude, at_latitude), 4326))
  ORDER BY ST_Area(g.boundary), g.organisation_id LIMIT 1 $$;

CREATE FUNCTION erase_due_citizen_reports() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM citizen_report WHERE erased_on <= current_date $$;

-- Tells whether it was taken: not where the organisation takes none of this place, nor more of them today than anybody could read.
CREATE FUNCTION send_citizen_report(recipient uuid, new_report_id uuid, new_secret_hash bytea, new_kind text, new_category text, at_longitude double precision,
  at_latitude double precision, new_happened_on date, new_words text)
  RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  days integer := (SELECT r.kept_days FROM citizen_report_recipient(at_longitude, at_latitude) r WHERE r.organisation_id = recipient);
BEGIN
  IF days IS NULL OR (SELECT count(*) FROM citizen_report c WHERE c.organisation_id = recipient AND c.state = 'received'
      AND c.received_at > now() - interval '1 day') >= ${MOST_A_DAY} THEN
    RETURN false;
  END IF;
  INSERT INTO citizen_report (organisation_id, report_id, secret_hash, kind, category, longitude, latitude, happened_on, words, erased_on)
    VALUES (recipient, new_report_id, new_secret_hash, new_kind, new_category, at_longitude, at_latitude, new_happened_on, new_words, current_date + days);
  RETURN true;
END $$;

-- A photograph follows its report at once, or not at all.
CREATE FUNCTION attach_citizen_photo(hash bytea, sealed bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE citizen_report SET photo = sealed
    WHERE secret_hash = hash AND photo IS NULL AND state = 'received' AND received_at > now() - interval '1 hour' AND erased_on > current_date;
  RETURN FOUND;
END $$;

-- What became of a report, for whoever holds its secret. Not what it said: a link that was passed on tells nobody that.
CREATE FUNCTION citizen_report_by(hash bytea) RETURNS TABLE (kind text, category text, state text, answer text, received_at timestamptz, decided_at timestamptz,
  erased_on date, name_el text, name_en text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.kind, c.category, c.state, c.answer, c.received_at, c.decided_at, c.erased_on, o.name_el, o.name_en
  FROM citizen_report c JOIN organisation o ON o.organisation_id = c.organisation_id WHERE c.secret_hash = hash AND c.erased_on > current_date $$;

-- Whoever has sent it may take it back, and then it is gone.
CREATE FUNCTION take_back_citizen_report(hash bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM citizen_report WHERE secret_hash = hash;
  RETURN FOUND;
END $$;

-- What analysts see of those that were accepted: what and where, in which month; no words, no photograph, nobody.
CREATE FUNCTION accepted_citizen_reports() RETURNS TABLE (report_id uuid, kind text, category text, longitude double precision, latitude double precision,
  month text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.report_id, c.kind, c.category, c.longitude, c.latitude, to_char(coalesce(c.happened_on, (c.received_at AT TIME ZONE 'UTC')::date), 'YYYY-MM')
  FROM citizen_report c WHERE c.organisation_id = (SELECT acting_for('records.read')) AND c.state IN ('accepted', 'done') AND c.erased_on > current_date $$;

REVOKE ALL ON FUNCTION name_citizen_report_decision(), set_citizen_report_desk(boolean, integer), citizen_report_recipient(double precision, double precision), erase_due_citizen_reports(),
  send_citizen_report(uuid, uuid, bytea, text, text, double precision, double precision, date, text), attach_citizen_photo(bytea, bytea), citizen_report_by(bytea),
  take_back_citizen_report(bytea), accepted_citizen_reports() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION citizen_report_recipient(double precision, double precision), erase_due_citizen_reports(),
  send_citizen_report(uuid, uuid, bytea, text, text, double precision, double precision, date, text), attach_citizen_photo(bytea, bytea), citizen_report_by(bytea),
  take_back_citizen_report(bytea) TO ${PUBLIC_ROLE};
GRANT EXECUTE ON FUNCTION set_citizen_report_desk(boolean, integer), erase_due_citizen_reports(), accepted_citizen_reports() TO ${APP_ROLE};`;

/** Near misses, hazards and barriers that people report. */
export const citizenReports: Migration = { number: 51, name: 'citizen-reports', steps: [TABLES, DOORS] };
