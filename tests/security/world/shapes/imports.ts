import { AT_THE_START } from '../../../../apps/api/src/imports/import-batch.ts';
import type { Row } from '../make-row.ts';
import { idIn, type OrganisationName, type TestOrganisation } from '../organisations.ts';
import type { Shape } from './shape.ts';

/** Batches that every organisation has, under the same numbers. */
export const BATCHES = {
  accidents: 1,
  open: 2,
  traffic: 3,
  roads: 4,
  undone: 5,
  moved: 6,
  queued: 7,
  interrupted: 8,
  undoable: 9,
  accessibility: 10,
} as const;

/** And one that only its own organisation has. */
export const OWN_BATCH: Readonly<Record<OrganisationName, number>> = {
  own: 101,
  foreign: 102,
  shared: 103,
  territorial: 104,
  studied: 105,
  counted: 106,
};

const COMMITTED = { status: 'committed', undone_version: null };

const LINES = { lines: 1, skipped: 0, added: 1, changed: 0, unchanged: 0, duplicates: 0, held: 0, rejected: 0, warnings: 0 };

/** A line that was held back, and the remark that says why. */
const HELD = { batch_id: BATCHES.accidents, row_number: 7 };

/** As the import writes them: what a page shows of a batch must be there. */
function contentsOf(organisation: TestOrganisation, batch: number): Row {
  const file = {
    name: `${organisation.mark}.csv`,
    bytes: 1,
    tableId: 'collisions',
    storedAs: '0',
    detected: {
      formatId: 'stats19',
      tableId: 'collisions',
      header: ['number'],
      columnIds: [null],
      unknownColumns: [],
      personalColumns: [],
    },
  };
  return {
    format_id: 'stats19',
    files: { uploadId: idIn(organisation, 'upload', batch), files: [file] },
    counts: LINES,
    position: { ...AT_THE_START, swept: true, proposals: [{ code: 'SWAP_COORDINATES', lines: 1, before: '1 / 2', after: '2 / 1' }] },
    repairs: [],
  };
}

function batchesOf(organisation: TestOrganisation): Row[] {
  const batch = (batch_id: number, kind: string, more: Row): Row => ({
    batch_id,
    kind,
    status: 'failed',
    problem: null,
    ...contentsOf(organisation, batch_id),
    ...more,
  });
  return [
    batch(BATCHES.accidents, 'accidents', { ...COMMITTED, committed_version: 1 }),
    batch(BATCHES.open, 'accidents', { status: 'running' }),
    batch(BATCHES.traffic, 'traffic', { ...COMMITTED, committed_version: 1 }),
    batch(BATCHES.roads, 'roads', { ...COMMITTED, committed_version: 1 }),
    batch(BATCHES.accessibility, 'accessibility', { ...COMMITTED, committed_version: 1 }),
    batch(BATCHES.undone, 'accidents', { status: 'undone', committed_version: 2, undone_version: 3 }),
    batch(BATCHES.moved, 'accidents', { ...COMMITTED, committed_version: 4 }),
    batch(BATCHES.queued, 'accidents', { status: 'queued' }),
    batch(BATCHES.interrupted, 'accidents', { status: 'interrupted' }),
    batch(BATCHES.undoable, 'accidents', { ...COMMITTED, committed_version: 5 }),
    batch(OWN_BATCH[organisation.name], 'accidents', { problem: { code: 'INTERNAL', details: {} } }),
  ];
}

/** In a committed batch, and in one that is open. */
export function inBatches(more: Row, committed: number = BATCHES.traffic): Row[] {
  return [committed, BATCHES.open].map((batch_id) => ({ ...more, batch_id }));
}

export const IMPORT_SHAPES: Readonly<Record<string, Shape>> = {
  data_version: () => [
    { kind: 'accidents', version: 5 },
    { kind: 'traffic', version: 1 },
    { kind: 'roads', version: 1 },
  ],
  import_batch: batchesOf,
  row_issue: (organisation) => [
    { ...HELD, level: 'held', code: 'DATE_IN_FUTURE', file_name: `${organisation.mark}.csv` },
    ...[BATCHES.accidents, BATCHES.open].map((batch_id) => ({ batch_id, level: 'warning', code: 'CODE_UNKNOWN' })),
  ],
  held_line: ({ mark }) =>
    [HELD.batch_id, BATCHES.open].map((batch_id) => ({
      ...HELD,
      batch_id,
      file_index: 0,
      level: 'held',
      cells: [`${mark} held_line.cells`],
      edited: [`${mark} held_line.edited`],
    })),
  street_entry: () => [{ batch_id: BATCHES.accessibility }],
};
