import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * A person looks at an import before its commit, and mends the lines that it held back. The lines as written are there for that alone: they go
 * with the uploaded files, so many days after the import as the organisation has decided.
 */

const REVIEW = `
ALTER TABLE import_batch DROP CONSTRAINT import_batch_status_check;
ALTER TABLE import_batch ADD CONSTRAINT import_batch_status_check CHECK (status IN
  ('queued', 'running', 'ready', 'committed', 'undone', 'cancelled', 'failed', 'interrupted', 'discarded'));
-- The import whose held lines this one brings corrected: it reads the same files once more.
ALTER TABLE import_batch ADD COLUMN corrects integer;
ALTER TABLE import_batch ADD FOREIGN KEY (organisation_id, corrects) REFERENCES import_batch (organisation_id, batch_id);
-- Of two people who go on with the same lines at the same moment, one does.
CREATE UNIQUE INDEX import_batch_corrects ON import_batch (organisation_id, corrects)
  WHERE corrects IS NOT NULL AND status NOT IN ('undone', 'cancelled', 'failed', 'discarded');`;

const OWN = `organisation_id = (SELECT acting_for('records.import'))`;

const HELD_LINES = `
-- Lines that became no record. cells: as written, without what tells of a person's identity; null where it cannot be told which cell is which,
-- and once they were forgotten. edited: what a person has written instead.
CREATE TABLE held_line (
  organisation_id uuid NOT NULL,
  batch_id integer NOT NULL,
  file_index smallint NOT NULL,
  row_number integer NOT NULL,
  level text NOT NULL CHECK (level IN ('held', 'rejected')),
  cells jsonb,
  edited jsonb,
  discarded_reason text CHECK (length(discarded_reason) BETWEEN 1 AND 500),
  -- Of a former reading of the files, and kept for what a person has decided about it; not held any more unless it is found again.
  stale boolean NOT NULL DEFAULT false,
  PRIMARY KEY (organisation_id, batch_id, file_index, row_number),
  FOREIGN KEY (organisation_id, batch_id) REFERENCES import_batch (organisation_id, batch_id)
);
CREATE INDEX row_issue_line ON row_issue (organisation_id, batch_id, file_name, row_number);
ALTER TABLE held_line ENABLE ROW LEVEL SECURITY;
CREATE POLICY held_line_read ON held_line FOR SELECT TO ${APP_ROLE} USING (${OWN});
CREATE POLICY held_line_insert ON held_line FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN});
CREATE POLICY held_line_insert_open ON held_line AS RESTRICTIVE FOR INSERT TO ${APP_ROLE} WITH CHECK (batch_id = ANY (ARRAY(
  SELECT b.batch_id FROM import_batch b WHERE b.organisation_id = (SELECT acting_organisation_id()) AND b.committed_version IS NULL)));
CREATE POLICY held_line_update ON held_line FOR UPDATE TO ${APP_ROLE} USING (${OWN}) WITH CHECK (${OWN});
CREATE POLICY held_line_delete ON held_line FOR DELETE TO ${APP_ROLE} USING (${OWN});
CREATE POLICY held_line_delete_open ON held_line AS RESTRICTIVE FOR DELETE TO ${APP_ROLE} USING (batch_id = ANY (ARRAY(
  SELECT b.batch_id FROM import_batch b WHERE b.organisation_id = (SELECT acting_organisation_id()) AND b.committed_version IS NULL)));
GRANT SELECT, INSERT, UPDATE (level, cells, edited, discarded_reason, stale), DELETE ON held_line TO ${APP_ROLE};`;

/** Imports that wait for a person's word, and the lines that they held back. */
export const heldLines: Migration = { number: 10, name: 'held-lines', steps: [REVIEW, HELD_LINES] };
