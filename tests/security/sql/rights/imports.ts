import { BATCHES } from '../../world/shapes/imports.ts';
import { IMPORTING, openedBy, ownFor, type TableRights } from './right.ts';

/** The batch of the test world that is open. */
export const IN_OPEN_BATCH = `batch_id = ${BATCHES.open}`;

/** A version is withdrawn only while its batch has not been committed. */
export const WITHDRAWING = { ...IMPORTING, where: IN_OPEN_BATCH };

export const VERSIONS: Omit<TableRights, 'sees'> = {
  app: { select: 'all', insert: 'all', delete: true },
  owner: 'organisation_id',
  insert: IMPORTING,
  delete: WITHDRAWING,
};

const CHANGING_BATCH = [
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
  'details_deleted_at',
  'repairs',
  'duplicates_found',
];

export const IMPORT_RIGHTS: Readonly<Record<string, TableRights>> = {
  data_version: {
    app: { select: 'all', insert: 'all', update: ['version', 'changed_at'] },
    owner: 'organisation_id',
    sees: openedBy('shared', 'territorial'),
    insert: { ...IMPORTING, row: () => ({ kind: 'accessibility' }) },
    update: { ...IMPORTING, set: 'version = version + 1' },
  },
  import_batch: {
    app: { select: 'all', insert: 'all', update: CHANGING_BATCH },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: IMPORTING,
    update: { ...IMPORTING, set: 'progress = progress' },
  },
  row_issue: {
    app: { select: 'all', insert: 'all', update: ['value', 'draft'], delete: true },
    owner: 'organisation_id',
    sees: ownFor('records.import'),
    insert: IMPORTING,
    update: { ...IMPORTING, set: 'value = NULL, draft = NULL' },
    delete: WITHDRAWING,
  },
  held_line: {
    app: { select: 'all', insert: 'all', update: ['level', 'cells', 'edited', 'discarded_reason', 'stale'], delete: true },
    owner: 'organisation_id',
    sees: ownFor('records.import'),
    insert: IMPORTING,
    update: { ...IMPORTING, set: 'edited = NULL' },
    delete: WITHDRAWING,
  },
  street_entry: {
    app: { select: 'all', insert: 'all', update: ['batch_id'] },
    owner: 'organisation_id',
    sees: ownFor('records.import'),
    insert: IMPORTING,
    update: { ...IMPORTING, set: IN_OPEN_BATCH },
  },
};
