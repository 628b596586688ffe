import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * What people have left for later in the queue of accidents without a place, and what was found for those accidents: searched once for each state
 * of the records, by whichever process came first, and read by all.
 */

const OWN = `organisation_id = (SELECT acting_for('records.import'))`;

const SKIPS = `
-- An accident that somebody has skipped, until somebody takes that back. Who and when is filled in by the database.
CREATE TABLE place_skip (
  organisation_id uuid NOT NULL REFERENCES organisation,
  accident_id uuid NOT NULL,
  skip_no integer NOT NULL,
  skipped_by uuid,
  skipped_by_name text,
  skipped_at timestamptz NOT NULL,
  undone_by uuid,
  undone_by_name text,
  undone_at timestamptz,
  PRIMARY KEY (organisation_id, accident_id, skip_no)
);
CREATE UNIQUE INDEX place_skip_holds ON place_skip (organisation_id, accident_id) WHERE undone_at IS NULL;

CREATE FUNCTION step_place_skip() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  who acting_person := acting();
  name text := (SELECT p.display_name FROM person p WHERE p.person_id = who.person_id);
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.skip_no := 1 + coalesce((SELECT max(s.skip_no) FROM place_skip s
      WHERE s.organisation_id = NEW.organisation_id AND s.accident_id = NEW.accident_id), 0);
    NEW.skipped_by := who.person_id;
    NEW.skipped_by_name := name;
    NEW.skipped_at := clock_timestamp();
    NEW.undone_by := NULL;
    NEW.undone_by_name := NULL;
    NEW.undone_at := NULL;
    RETURN NEW;
  END IF;
  IF OLD.undone_at IS NOT NULL THEN
    RAISE EXCEPTION 'place_skip: a skip is taken back once' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  NEW.undone_by := who.person_id;
  NEW.undone_by_name := name;
  NEW.undone_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER place_skip_step BEFORE INSERT OR UPDATE OF undone_at ON place_skip FOR EACH ROW EXECUTE FUNCTION step_place_skip();
REVOKE ALL ON FUNCTION step_place_skip() FROM PUBLIC;

ALTER TABLE place_skip ENABLE ROW LEVEL SECURITY;
CREATE POLICY place_skip_own ON place_skip TO ${APP_ROLE} USING (${OWN}) WITH CHECK (${OWN});
GRANT SELECT, INSERT (organisation_id, accident_id), UPDATE (undone_at) ON place_skip TO ${APP_ROLE};`;

const SEARCHES = `
-- ground: a hash of all that a search stands on; when that changes, another one is made, and this one goes. search_id: of the last attempt. A running
-- one without a heartbeat has lost its process.
CREATE TABLE place_search (
  organisation_id uuid NOT NULL REFERENCES organisation,
  ground text NOT NULL,
  search_id uuid NOT NULL DEFAULT gen_random_uuid(),
  data_version bigint NOT NULL,
  status text NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'done', 'failed')),
  done integer NOT NULL DEFAULT 0 CHECK (done >= 0),
  total integer NOT NULL DEFAULT 0 CHECK (total >= 0),
  heartbeat_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, ground)
);
-- What it has found, some hundred accidents in each part.
CREATE TABLE place_search_part (
  organisation_id uuid NOT NULL,
  ground text NOT NULL,
  search_id uuid NOT NULL,
  part_no integer NOT NULL,
  proposals jsonb NOT NULL CHECK (jsonb_typeof(proposals) = 'array'),
  PRIMARY KEY (organisation_id, ground, search_id, part_no),
  FOREIGN KEY (organisation_id, ground) REFERENCES place_search (organisation_id, ground) ON DELETE CASCADE
);
ALTER TABLE place_search ENABLE ROW LEVEL SECURITY;
CREATE POLICY place_search_own ON place_search TO ${APP_ROLE} USING (${OWN}) WITH CHECK (${OWN});
GRANT SELECT, INSERT (organisation_id, ground, data_version), DELETE,
  UPDATE (search_id, data_version, status, done, total, heartbeat_at) ON place_search TO ${APP_ROLE};
ALTER TABLE place_search_part ENABLE ROW LEVEL SECURITY;
CREATE POLICY place_search_part_own ON place_search_part TO ${APP_ROLE} USING (${OWN}) WITH CHECK (${OWN});
GRANT SELECT, INSERT, DELETE ON place_search_part TO ${APP_ROLE};`;

const ERASURE = `
-- What was found was found by words, also by those of whoever is to be forgotten: it is searched again without them.
CREATE FUNCTION erase_place_search() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM place_search s WHERE s.organisation_id = NEW.organisation_id;
  RETURN NULL;
END $$;
CREATE TRIGGER subject_request_erases_search AFTER UPDATE ON subject_request FOR EACH ROW
  WHEN (NEW.kind = 'erasure' AND OLD.status = 'approved' AND NEW.status = 'done') EXECUTE FUNCTION erase_place_search();
REVOKE ALL ON FUNCTION erase_place_search() FROM PUBLIC;`;

/** The queue of accidents without a place: what was skipped, and what was found. */
export const placeQueue: Migration = { number: 20, name: 'place-queue', steps: [SKIPS, SEARCHES, ERASURE] };
