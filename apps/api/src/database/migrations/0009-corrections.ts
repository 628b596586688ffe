import { CORRECTABLE_FIELDS, ERASED_TEXT } from '@elektron/domain';

import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * What people have set right in records, beside the records: no version of a source is touched. A correction counts from the data version that
 * making it has brought, until the one that withdrawing it has brought, so the state at any version can still be computed. Who it was, when, and
 * from which version it counts is filled in by the database.
 */

// As they were then: the type of accident came with 0052.
const FIELDS = CORRECTABLE_FIELDS.filter(({ id }) => id !== 'accidentType')
  .map(({ subject, id }) => `('${subject}', '${id}')`)
  .join(', ');
const PERSONAL_FIELDS = CORRECTABLE_FIELDS.filter(({ personal }) => personal === true)
  .map(({ id }) => `'${id}'`)
  .join(', ');

const CORRECTIONS = `
CREATE TABLE accident_correction (
  organisation_id uuid NOT NULL REFERENCES organisation,
  accident_id uuid NOT NULL,
  -- 1, 2, 3 … of the accident.
  correction_no integer NOT NULL,
  subject text NOT NULL,
  -- Of a unit or a casualty; empty where the accident itself is meant.
  unit_reference text NOT NULL DEFAULT '',
  casualty_reference text NOT NULL DEFAULT '',
  field text NOT NULL CHECK ((subject, field) IN (${FIELDS})),
  -- As the columns of the records hold it: a code, parts of a date, millimetres.
  value jsonb NOT NULL,
  -- The same of what the source said then: when it says something else later, somebody should look at it.
  source_value jsonb NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
  -- The name as it was: the history must be readable when a person has left. Null for the installation itself.
  person_id uuid,
  person_name text,
  made_at timestamptz NOT NULL,
  committed_version bigint NOT NULL,
  withdrawn_by uuid,
  withdrawn_by_name text,
  withdrawn_at timestamptz,
  withdrawn_version bigint CHECK (withdrawn_version > committed_version),
  PRIMARY KEY (organisation_id, accident_id, correction_no),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_version IS NULL))
);

-- Each statement that corrects or withdraws brings one data version of its own; whoever else does so, or commits an import, waits for it.
CREATE FUNCTION raise_for_correction() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE data_version SET version = version + 1, changed_at = now()
    WHERE organisation_id = acting_for('records.import') AND kind = 'accidents';
  RETURN NULL;
END $$;
CREATE TRIGGER accident_correction_version BEFORE INSERT OR UPDATE OF withdrawn_at ON accident_correction FOR EACH STATEMENT
  EXECUTE FUNCTION raise_for_correction();

CREATE FUNCTION step_correction() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  who acting_person := acting();
  name text := (SELECT p.display_name FROM person p WHERE p.person_id = who.person_id);
  present bigint := (SELECT d.version FROM data_version d WHERE d.organisation_id = NEW.organisation_id AND d.kind = 'accidents');
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.correction_no := 1 + coalesce((SELECT max(c.correction_no) FROM accident_correction c
      WHERE c.organisation_id = NEW.organisation_id AND c.accident_id = NEW.accident_id), 0);
    NEW.person_id := who.person_id;
    NEW.person_name := name;
    NEW.made_at := clock_timestamp();
    NEW.committed_version := present;
    NEW.withdrawn_by := NULL;
    NEW.withdrawn_by_name := NULL;
    NEW.withdrawn_at := NULL;
    NEW.withdrawn_version := NULL;
    RETURN NEW;
  END IF;
  IF OLD.withdrawn_version IS NOT NULL THEN
    RAISE EXCEPTION 'accident_correction: a correction is withdrawn once' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  NEW.withdrawn_by := who.person_id;
  NEW.withdrawn_by_name := name;
  NEW.withdrawn_at := clock_timestamp();
  NEW.withdrawn_version := present;
  RETURN NEW;
END $$;
CREATE TRIGGER accident_correction_step BEFORE INSERT OR UPDATE OF withdrawn_at ON accident_correction FOR EACH ROW
  EXECUTE FUNCTION step_correction();

ALTER TABLE accident_correction ENABLE ROW LEVEL SECURITY;
CREATE POLICY accident_correction_read ON accident_correction FOR SELECT TO ${APP_ROLE}
  USING (organisation_id = (SELECT acting_for('records.read')));
CREATE POLICY accident_correction_make ON accident_correction FOR INSERT TO ${APP_ROLE}
  WITH CHECK (organisation_id = (SELECT acting_for('records.import')));
CREATE POLICY accident_correction_withdraw ON accident_correction FOR UPDATE TO ${APP_ROLE}
  USING (organisation_id = (SELECT acting_for('records.import'))) WITH CHECK (organisation_id = (SELECT acting_for('records.import')));
GRANT SELECT, INSERT (organisation_id, accident_id, subject, unit_reference, casualty_reference, field, value, source_value, reason),
  UPDATE (withdrawn_at) ON accident_correction TO ${APP_ROLE};`;

/** The same view as in 0004, with what people have said about places: the newest of them that is not withdrawn. */
const TERRITORY = `
CREATE OR REPLACE VIEW open_accident WITH (security_barrier) AS
  SELECT organisation_id, accident_id FROM (
    SELECT found.organisation_id, found.accident_id,
      CASE WHEN placed.value IS NULL THEN found.municipality_id ELSE (placed.value ->> 'municipalityId')::integer END AS municipality_id
    FROM (
      SELECT DISTINCT ON (v.organisation_id, v.accident_id) v.organisation_id, v.accident_id, v.municipality_id
      FROM accident_version v JOIN import_batch b USING (organisation_id, batch_id)
      WHERE v.organisation_id = (SELECT readable_organisation_id('records')) AND b.committed_version IS NOT NULL AND b.undone_version IS NULL
      ORDER BY v.organisation_id, v.accident_id, b.committed_version DESC) found
    LEFT JOIN (
      SELECT DISTINCT ON (c.organisation_id, c.accident_id) c.organisation_id, c.accident_id, c.value
      FROM accident_correction c
      WHERE c.organisation_id = (SELECT readable_organisation_id('records')) AND c.field = 'place' AND c.withdrawn_version IS NULL
      ORDER BY c.organisation_id, c.accident_id, c.correction_no DESC) placed
      ON placed.organisation_id = found.organisation_id AND placed.accident_id = found.accident_id) newest
  WHERE municipality_id = ANY ((SELECT readable_territory())::integer[]);`;

const READING = `
-- What people have set right up to a version, in values alone: who and why is for the organisation itself. Others are given what counts now, of
-- accidents that are open to them.
CREATE FUNCTION readable_corrections(at_version bigint) RETURNS TABLE (accident_id uuid, correction_no integer, subject text,
  unit_reference text, casualty_reference text, field text, value jsonb, committed_version bigint, withdrawn_version bigint)
  LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  owner uuid := readable_organisation_id('records');
  open_to_others integer[] := batches_open_to_others();
  is_whole boolean := readable_territory() IS NULL;
BEGIN
  IF owner IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT c.accident_id, c.correction_no, c.subject, c.unit_reference, c.casualty_reference, c.field, c.value, c.committed_version,
      c.withdrawn_version
    FROM accident_correction c
    WHERE c.organisation_id = owner AND c.committed_version <= at_version
      AND (open_to_others IS NULL OR (c.withdrawn_version IS NULL
        AND EXISTS (SELECT FROM accident_version v
          WHERE v.organisation_id = owner AND v.accident_id = c.accident_id AND v.batch_id = ANY (open_to_others))
        AND (is_whole OR EXISTS (SELECT FROM open_accident o WHERE o.organisation_id = owner AND o.accident_id = c.accident_id))));
END $$;

-- The version up to which that is all: two states with the same batches and the same such version hold the same records.
CREATE FUNCTION readable_corrected_version(at_version bigint) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT coalesce(max(greatest(c.committed_version, CASE WHEN c.withdrawn_version <= at_version THEN c.withdrawn_version END)), 0)
  FROM accident_correction c
  WHERE c.organisation_id = (SELECT readable_organisation_id('records')) AND c.committed_version <= at_version $$;

REVOKE ALL ON FUNCTION raise_for_correction(), step_correction(), readable_corrections(bigint), readable_corrected_version(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION readable_corrections(bigint), readable_corrected_version(bigint) TO ${APP_ROLE};`;

const ERASURE = `
-- With an approved erasure go what people have entered about that person, and all reasons at that accident: nobody can tell of whom they speak.
CREATE FUNCTION erase_corrections() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE accident_correction c SET value = CASE c.field WHEN 'sex' THEN '0'::jsonb ELSE 'null'::jsonb END, source_value = 'null'
    WHERE c.organisation_id = NEW.organisation_id AND c.accident_id = NEW.accident_id AND c.subject = 'casualty'
      AND c.unit_reference = NEW.unit_reference AND c.casualty_reference = NEW.casualty_reference AND c.field IN (${PERSONAL_FIELDS});
  UPDATE accident_correction c SET reason = '${ERASED_TEXT}'
    WHERE c.organisation_id = NEW.organisation_id AND c.accident_id = NEW.accident_id;
  RETURN NULL;
END $$;
CREATE TRIGGER subject_request_erases_corrections AFTER UPDATE ON subject_request FOR EACH ROW
  WHEN (NEW.kind = 'erasure' AND OLD.status = 'approved' AND NEW.status = 'done') EXECUTE FUNCTION erase_corrections();
REVOKE ALL ON FUNCTION erase_corrections() FROM PUBLIC;`;

/** What people have corrected, laid over what sources say. */
export const corrections: Migration = { number: 9, name: 'corrections', steps: [CORRECTIONS, TERRITORY, READING, ERASURE] };
