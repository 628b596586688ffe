import { ERASED_TEXT } from '@elektron/domain';

import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * Raw values are forgotten some days after an import, and a person's data by a decision. Both are the only ways in which something that was
 * committed changes, and neither can change it to anything else: what is forgotten becomes null.
 */

const RETENTION = `
-- When the values of refused and remarked lines were forgotten, together with the uploaded files. What and how many there were stays.
ALTER TABLE import_batch ADD COLUMN details_deleted_at timestamptz;
GRANT UPDATE (details_deleted_at) ON import_batch TO ${APP_ROLE};
ALTER TABLE row_issue ALTER COLUMN value DROP NOT NULL;
CREATE POLICY row_issue_forget ON row_issue FOR UPDATE TO ${APP_ROLE} USING (organisation_id = (SELECT acting_for('records.import')))
  WITH CHECK (organisation_id = (SELECT acting_for('records.import')) AND value IS NULL AND draft IS NULL);
GRANT UPDATE (value, draft) ON row_issue TO ${APP_ROLE};`;

const REQUESTS = `
-- What is asked on behalf of a person whose data are held, and what was decided: the decision is logged with its reason, and kept.
CREATE TABLE subject_request (
  organisation_id uuid NOT NULL REFERENCES organisation,
  request_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('erasure', 'export')),
  accident_id uuid NOT NULL,
  unit_reference text NOT NULL,
  casualty_reference text NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
  status text NOT NULL CHECK (status IN ('open', 'approved', 'refused', 'done')),
  -- The names as they were: the register must be readable when a person has left.
  opened_by uuid NOT NULL,
  opened_by_name text NOT NULL,
  opened_at timestamptz NOT NULL,
  decision text CHECK (length(decision) BETWEEN 1 AND 2000),
  decided_by uuid CHECK (decided_by <> opened_by),
  decided_by_name text,
  decided_at timestamptz,
  done_at timestamptz,
  PRIMARY KEY (organisation_id, request_id),
  CHECK ((status = 'open') = (decision IS NULL) AND (decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL)),
  CHECK ((status = 'done') = (done_at IS NOT NULL))
);

-- Who opens and who decides is found from the secret of the transaction, and each step is taken once, by whom it belongs to.
CREATE FUNCTION step_subject_request() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  who acting_person := acting();
  name text := (SELECT p.display_name FROM person p WHERE p.person_id = who.person_id);
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.status := 'open';
    NEW.opened_by := who.person_id;
    NEW.opened_by_name := name;
    NEW.opened_at := clock_timestamp();
    RETURN NEW;
  END IF;
  IF who.kind = 'session' AND OLD.status = 'open' AND NEW.status IN ('approved', 'refused') AND who.person_id <> OLD.opened_by THEN
    NEW.decided_by := who.person_id;
    NEW.decided_by_name := name;
    NEW.decided_at := clock_timestamp();
    RETURN NEW;
  END IF;
  IF who.kind = 'installation' AND OLD.status = 'approved' AND NEW.status = 'done' AND NEW.decision = OLD.decision THEN
    NEW.done_at := clock_timestamp();
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'this is no step of a request' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER subject_request_step BEFORE INSERT OR UPDATE ON subject_request FOR EACH ROW EXECUTE FUNCTION step_subject_request();

ALTER TABLE subject_request ENABLE ROW LEVEL SECURITY;
CREATE POLICY subject_request_opened ON subject_request FOR SELECT TO ${APP_ROLE}
  USING (organisation_id = (SELECT acting_for('records.personal')) AND opened_by = (SELECT acting_person_id()));
CREATE POLICY subject_request_register ON subject_request FOR SELECT TO ${APP_ROLE}
  USING (organisation_id = (SELECT acting_for('registers.manage')));
CREATE POLICY subject_request_open ON subject_request FOR INSERT TO ${APP_ROLE}
  WITH CHECK (organisation_id = (SELECT acting_for('records.personal')) AND opened_by = (SELECT acting_person_id()));
CREATE POLICY subject_request_decide ON subject_request FOR UPDATE TO ${APP_ROLE}
  USING (organisation_id = (SELECT acting_for('registers.manage'))) WITH CHECK (organisation_id = (SELECT acting_for('registers.manage')));
GRANT SELECT, INSERT (organisation_id, request_id, kind, accident_id, unit_reference, casualty_reference, reason), UPDATE (status, decision)
  ON subject_request TO ${APP_ROLE};

-- The file for whoever asked, sealed with a key that is not in the database; taken once, and gone after some days.
CREATE TABLE subject_export (
  organisation_id uuid NOT NULL,
  request_id uuid NOT NULL,
  sealed bytea NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, request_id),
  FOREIGN KEY (organisation_id, request_id) REFERENCES subject_request (organisation_id, request_id)
);
ALTER TABLE subject_export ENABLE ROW LEVEL SECURITY;
CREATE POLICY subject_export_own ON subject_export TO ${APP_ROLE}
  USING (organisation_id = (SELECT acting_for('records.personal')) AND expires_at > now() AND EXISTS (
    SELECT FROM subject_request r WHERE r.organisation_id = subject_export.organisation_id AND r.request_id = subject_export.request_id
      AND r.opened_by = (SELECT acting_person_id())))
  WITH CHECK (false);
CREATE POLICY subject_export_installation ON subject_export TO ${APP_ROLE}
  USING ((SELECT is_installation()) AND organisation_id = (SELECT acting_organisation_id()))
  WITH CHECK ((SELECT is_installation()) AND organisation_id = (SELECT acting_organisation_id()));
GRANT SELECT, INSERT, DELETE ON subject_export TO ${APP_ROLE};`;

const ERASURE = `
-- Whose data must not come back with the next import: keyed hashes, which name nobody to whoever has not the installation's key.
CREATE TABLE subject_erasure (
  organisation_id uuid NOT NULL REFERENCES organisation,
  key_hash bytea NOT NULL CHECK (length(key_hash) = 32),
  erased_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, key_hash)
);
ALTER TABLE subject_erasure ENABLE ROW LEVEL SECURITY;
CREATE POLICY subject_erasure_import ON subject_erasure FOR SELECT TO ${APP_ROLE} USING (organisation_id = (SELECT acting_for('records.import')));
GRANT SELECT ON subject_erasure TO ${APP_ROLE};

-- The version at which data of a person were last erased: whatever was loaded before still holds them.
ALTER TABLE data_version ADD COLUMN erased_version bigint CHECK (erased_version <= version);

-- The content hash of an erased version, by batch.
CREATE TYPE erased_content AS (batch_id integer, content_hash bytea);

-- Carries out one approved erasure in all versions of a casualty, and of the driver's part of a unit. It writes nothing that comes from
-- outside but the hashes by which the next import recognizes the erased records: whose data are erased says the request, and what is left of
-- attributes is a part of them.
CREATE FUNCTION erase_subject(request uuid, keys bytea[], casualties erased_content[], units erased_content[],
    kept_attributes text[]) RETURNS integer LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  owner uuid := acting_organisation_id();
  subject subject_request;
  touched integer;
BEGIN
  IF NOT is_installation() THEN RAISE EXCEPTION 'only the installation erases' USING ERRCODE = 'insufficient_privilege'; END IF;
  SELECT * INTO subject FROM subject_request r
    WHERE r.organisation_id = owner AND r.request_id = request AND r.kind = 'erasure' AND r.status = 'approved' FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'no erasure was approved' USING ERRCODE = 'insufficient_privilege'; END IF;
  -- First, so that an import that is about to be committed waits, and then finds that the records have moved on.
  UPDATE data_version SET version = version + 1, erased_version = version + 1, changed_at = now()
    WHERE organisation_id = owner AND kind = 'accidents';
  UPDATE casualty_version v SET age = NULL, sex = 0, severity_native = '${ERASED_TEXT}', attributes = '{}',
      content_hash = coalesce((SELECT c.content_hash FROM unnest(casualties) c WHERE c.batch_id = v.batch_id), '')
    WHERE v.organisation_id = owner AND v.accident_id = subject.accident_id AND v.unit_reference = subject.unit_reference
      AND v.casualty_reference = subject.casualty_reference;
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF units IS NOT NULL THEN
    UPDATE traffic_unit_version v SET
        attributes = coalesce((SELECT jsonb_object_agg(a.key, a.value) FROM jsonb_each(v.attributes) a WHERE a.key = ANY (kept_attributes)), '{}'),
        content_hash = coalesce((SELECT u.content_hash FROM unnest(units) u WHERE u.batch_id = v.batch_id), '')
      WHERE v.organisation_id = owner AND v.accident_id = subject.accident_id AND v.unit_reference = subject.unit_reference;
  END IF;
  INSERT INTO subject_erasure (organisation_id, key_hash) SELECT owner, unnest(keys) ON CONFLICT DO NOTHING;
  UPDATE subject_request r SET status = 'done' WHERE r.organisation_id = owner AND r.request_id = request;
  RETURN touched;
END $$;
REVOKE ALL ON FUNCTION step_subject_request(), erase_subject(uuid, bytea[], erased_content[], erased_content[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_subject(uuid, bytea[], erased_content[], erased_content[], text[]) TO ${APP_ROLE};`;

/** Raw values are forgotten after an import; erasure and export for a person whose data are held. */
export const dataProtection: Migration = { number: 6, name: 'data-protection', steps: [RETENTION, REQUESTS, ERASURE] };
