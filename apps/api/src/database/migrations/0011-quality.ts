import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * What an organisation decides about the quality of what it imports: what becomes of accidents outside its boundary, what may be put right in a
 * file, and which accidents are on record twice.
 */

const SETTINGS = `
ALTER TABLE organisation ADD COLUMN outside_boundary text NOT NULL DEFAULT 'warning' CHECK (outside_boundary IN ('warning', 'held'));
GRANT UPDATE (outside_boundary) ON organisation TO ${APP_ROLE};`;

const REPAIRS = `
-- Codes of the repairs that a person has accepted for the whole batch, before it was committed.
ALTER TABLE import_batch ADD COLUMN repairs jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(repairs) = 'array');
GRANT UPDATE (repairs) ON import_batch TO ${APP_ROLE};
CREATE TRIGGER import_batch_repairs_once BEFORE UPDATE OF repairs ON import_batch FOR EACH ROW
  WHEN (OLD.committed_version IS NOT NULL AND NEW.repairs IS DISTINCT FROM OLD.repairs)
  EXECUTE FUNCTION refuse_rewriting('repairs are accepted before the commit');`;

const OWN = (capability: string): string => `organisation_id = (SELECT acting_for('${capability}'))`;

const CANDIDATES = `
-- How many pairs a search among the accidents of a committed import has found; null before it.
ALTER TABLE import_batch ADD COLUMN duplicates_found integer CHECK (duplicates_found >= 0);
GRANT UPDATE (duplicates_found) ON import_batch TO ${APP_ROLE};

-- Pairs of accidents that may be one, the smaller id first, as the import that brought the later of them found. parts: how the score came about.
CREATE TABLE duplicate_candidate (
  organisation_id uuid NOT NULL,
  accident_id uuid NOT NULL,
  other_accident_id uuid NOT NULL CHECK (other_accident_id <> accident_id),
  batch_id integer NOT NULL,
  score smallint NOT NULL CHECK (score BETWEEN 0 AND 100),
  parts jsonb NOT NULL,
  found_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, accident_id, other_accident_id),
  FOREIGN KEY (organisation_id, batch_id) REFERENCES import_batch (organisation_id, batch_id)
);
CREATE INDEX duplicate_candidate_score ON duplicate_candidate (organisation_id, score DESC, accident_id, other_accident_id);
ALTER TABLE duplicate_candidate ENABLE ROW LEVEL SECURITY;
CREATE POLICY duplicate_candidate_read ON duplicate_candidate FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY duplicate_candidate_insert ON duplicate_candidate FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('records.import')});
CREATE POLICY duplicate_candidate_update ON duplicate_candidate FOR UPDATE TO ${APP_ROLE}
  USING (${OWN('records.import')}) WITH CHECK (${OWN('records.import')});
GRANT SELECT, INSERT, UPDATE (batch_id, score, parts, found_at) ON duplicate_candidate TO ${APP_ROLE};

-- What people have said of a pair, and taken back. One of two that are the same accident is left out of all counts from a data version on; both
-- stay on record. The database fills in who, when, and from which version to which.
CREATE TABLE duplicate_decision (
  organisation_id uuid NOT NULL,
  accident_id uuid NOT NULL,
  other_accident_id uuid NOT NULL,
  decision_no integer NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('same', 'different')),
  secondary_accident_id uuid,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz NOT NULL,
  committed_version bigint,
  undone_by uuid,
  undone_by_name text,
  undone_at timestamptz,
  undone_version bigint CHECK (undone_version > committed_version),
  PRIMARY KEY (organisation_id, accident_id, other_accident_id, decision_no),
  FOREIGN KEY (organisation_id, accident_id, other_accident_id) REFERENCES duplicate_candidate (organisation_id, accident_id, other_accident_id),
  CHECK ((verdict = 'same') = (secondary_accident_id IS NOT NULL) AND (verdict = 'same') = (committed_version IS NOT NULL)),
  CHECK (secondary_accident_id IN (accident_id, other_accident_id)),
  CHECK ((undone_version IS NOT NULL) = (undone_at IS NOT NULL AND verdict = 'same'))
);
-- Of a pair one decision holds at a time, and an accident is left out once.
CREATE UNIQUE INDEX duplicate_decision_holds ON duplicate_decision (organisation_id, accident_id, other_accident_id) WHERE undone_at IS NULL;
CREATE UNIQUE INDEX duplicate_decision_secondary ON duplicate_decision (organisation_id, secondary_accident_id)
  WHERE undone_at IS NULL AND secondary_accident_id IS NOT NULL;

CREATE FUNCTION step_duplicate_decision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  who acting_person := acting();
  name text := (SELECT p.display_name FROM person p WHERE p.person_id = who.person_id);
  present bigint;
BEGIN
  -- Whoever commits, undoes or decides at the same time waits here, so that versions come one after the other.
  IF NEW.verdict = 'same' THEN
    UPDATE data_version SET version = version + 1, changed_at = now()
      WHERE organisation_id = acting_for('records.import') AND kind = 'accidents' RETURNING version INTO present;
  END IF;
  IF TG_OP = 'INSERT' THEN
    -- The one that counts must count: otherwise a ring of three would leave all of them out.
    IF NEW.verdict = 'same' AND EXISTS (SELECT FROM duplicate_decision d WHERE d.organisation_id = NEW.organisation_id AND d.undone_at IS NULL
        AND d.secondary_accident_id = CASE WHEN NEW.secondary_accident_id = NEW.accident_id THEN NEW.other_accident_id ELSE NEW.accident_id END) THEN
      RAISE EXCEPTION 'duplicate_decision: the accident that is to count is left out itself' USING ERRCODE = 'unique_violation';
    END IF;
    NEW.decision_no := 1 + coalesce((SELECT max(d.decision_no) FROM duplicate_decision d WHERE d.organisation_id = NEW.organisation_id
      AND d.accident_id = NEW.accident_id AND d.other_accident_id = NEW.other_accident_id), 0);
    NEW.decided_by := who.person_id;
    NEW.decided_by_name := name;
    NEW.decided_at := clock_timestamp();
    NEW.committed_version := present;
    NEW.undone_by := NULL;
    NEW.undone_by_name := NULL;
    NEW.undone_at := NULL;
    NEW.undone_version := NULL;
    RETURN NEW;
  END IF;
  IF OLD.undone_at IS NOT NULL THEN
    RAISE EXCEPTION 'duplicate_decision: a decision is undone once' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  NEW.undone_by := who.person_id;
  NEW.undone_by_name := name;
  NEW.undone_at := clock_timestamp();
  NEW.undone_version := present;
  RETURN NEW;
END $$;
CREATE TRIGGER duplicate_decision_step BEFORE INSERT OR UPDATE OF undone_at ON duplicate_decision FOR EACH ROW
  EXECUTE FUNCTION step_duplicate_decision();

ALTER TABLE duplicate_decision ENABLE ROW LEVEL SECURITY;
CREATE POLICY duplicate_decision_read ON duplicate_decision FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY duplicate_decision_make ON duplicate_decision FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('records.import')});
CREATE POLICY duplicate_decision_undo ON duplicate_decision FOR UPDATE TO ${APP_ROLE}
  USING (${OWN('records.import')}) WITH CHECK (${OWN('records.import')});
GRANT SELECT, INSERT (organisation_id, accident_id, other_accident_id, verdict, secondary_accident_id), UPDATE (undone_at) ON duplicate_decision
  TO ${APP_ROLE};`;

const READING = `
-- Accidents that do not count in a state of the records (its batches and its version), because another one is the same and counts. One whose
-- other is gone (its import was undone) counts. Others are told of accidents that are open to them.
CREATE FUNCTION excluded_accidents(batches integer[], at_version bigint) RETURNS TABLE (accident_id uuid)
  LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  owner uuid := readable_organisation_id('records');
  is_whole boolean := readable_territory() IS NULL;
BEGIN
  IF owner IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT d.secondary_accident_id FROM duplicate_decision d
    WHERE d.organisation_id = owner AND d.committed_version <= at_version AND (d.undone_version IS NULL OR d.undone_version > at_version)
      AND (is_whole OR EXISTS (SELECT FROM open_accident o WHERE o.organisation_id = owner AND o.accident_id = d.secondary_accident_id))
      AND EXISTS (SELECT FROM accident_version v WHERE v.organisation_id = owner AND v.batch_id = ANY (batches)
        AND v.accident_id = CASE WHEN d.secondary_accident_id = d.accident_id THEN d.other_accident_id ELSE d.accident_id END);
END $$;

-- All that have ever been left out: what is read anew when one state is made of another.
CREATE FUNCTION once_excluded_accidents() RETURNS TABLE (accident_id uuid)
  LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT d.secondary_accident_id FROM duplicate_decision d
  WHERE d.organisation_id = (SELECT readable_organisation_id('records')) AND d.secondary_accident_id IS NOT NULL
    AND ((SELECT readable_territory()) IS NULL OR EXISTS (SELECT FROM open_accident o
      WHERE o.organisation_id = d.organisation_id AND o.accident_id = d.secondary_accident_id))
  ORDER BY 1 $$;

-- As in 0009, and what people have said of accidents that are on record twice: with the batches it says which records there are.
CREATE OR REPLACE FUNCTION readable_corrected_version(at_version bigint) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT greatest(
    (SELECT coalesce(max(greatest(c.committed_version, CASE WHEN c.withdrawn_version <= at_version THEN c.withdrawn_version END)), 0)
     FROM accident_correction c
     WHERE c.organisation_id = (SELECT readable_organisation_id('records')) AND c.committed_version <= at_version),
    (SELECT coalesce(max(greatest(d.committed_version, CASE WHEN d.undone_version <= at_version THEN d.undone_version END)), 0)
     FROM duplicate_decision d
     WHERE d.organisation_id = (SELECT readable_organisation_id('records')) AND d.committed_version <= at_version)) $$;

REVOKE ALL ON FUNCTION step_duplicate_decision(), excluded_accidents(integer[], bigint), once_excluded_accidents() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION excluded_accidents(integer[], bigint), once_excluded_accidents() TO ${APP_ROLE};`;

/** Repairs that people accept, accidents outside of the boundary, and accidents that are on record twice. */
export const quality: Migration = { number: 11, name: 'quality', steps: [SETTINGS, REPAIRS, CANDIDATES, READING] };
