import { APP_ROLE } from './0000-roles.ts';
import { VERSION_TABLE_NAMES } from './0001-records.ts';
import type { Migration } from './migration.ts';

/*
 * What has been committed stays as it is, by the database's own rules: a mistake in our SQL can fail, but not rewrite what was true at a
 * version that somebody has cited. Nobody who sees a batch may still be surprised by a row in it.
 */

/** What a batch goes through; what it is (kind, format, files, when it was made) is written once. */
const CHANGING_COLUMNS = [
  'status',
  'counts',
  'position',
  'progress',
  'cancel_requested',
  'committed_version',
  'undone_version',
  'problem',
  'started_at',
  'heartbeat_at',
  'finished_at',
];

/** Asked once in a statement and not once for each row, of which there are thousands. The organisation is the other policy's question. */
const IN_OPEN_BATCH = `batch_id = ANY (ARRAY(
  SELECT b.batch_id FROM import_batch b WHERE b.organisation_id = (SELECT acting_organisation_id()) AND b.committed_version IS NULL))`;

function addToOpenBatchesOnly(table: string): string {
  return `CREATE POLICY ${table}_insert_open ON ${table} AS RESTRICTIVE FOR INSERT TO ${APP_ROLE} WITH CHECK (${IN_OPEN_BATCH});`;
}

const BATCHES = `
CREATE POLICY import_batch_insert_open ON import_batch AS RESTRICTIVE FOR INSERT TO ${APP_ROLE}
  WITH CHECK (committed_version IS NULL AND undone_version IS NULL);
REVOKE UPDATE ON import_batch FROM ${APP_ROLE};
GRANT UPDATE (${CHANGING_COLUMNS.join(', ')}) ON import_batch TO ${APP_ROLE};
REVOKE UPDATE ON data_version FROM ${APP_ROLE};
GRANT UPDATE (version, changed_at) ON data_version TO ${APP_ROLE};
CREATE POLICY row_issue_delete_open ON row_issue AS RESTRICTIVE FOR DELETE TO ${APP_ROLE} USING (${IN_OPEN_BATCH});`;

/** A policy sees a row before or after a change, never both; so these are triggers, which bind the owner of the tables too. */
const ONCE = `
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%: %', TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER import_batch_once BEFORE UPDATE OF committed_version, undone_version ON import_batch FOR EACH ROW
  WHEN ((OLD.committed_version IS NOT NULL AND NEW.committed_version IS DISTINCT FROM OLD.committed_version)
     OR (OLD.undone_version IS NOT NULL AND NEW.undone_version IS DISTINCT FROM OLD.undone_version))
  EXECUTE FUNCTION refuse_rewriting('a batch is committed once and undone once');
CREATE TRIGGER data_version_grows BEFORE UPDATE ON data_version FOR EACH ROW WHEN (NEW.version <= OLD.version)
  EXECUTE FUNCTION refuse_rewriting('a data version only grows');`;

/** Nothing is added to a batch, or taken from it, once it has been committed; and it is committed once. */
export const appendOnly: Migration = {
  number: 2,
  name: 'append-only',
  steps: [BATCHES, ...[...VERSION_TABLE_NAMES, 'row_issue'].map(addToOpenBatchesOnly), ONCE],
};
