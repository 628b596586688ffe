import { idIn, ORGANISATIONS } from '../../world/organisations.ts';
import { ANALYSING, ownFor, type TableRights } from './right.ts';

/** An event that needs nothing but its words. */
const NOTE_ON_BLACK_SPOT = {
  kind: 'note',
  to_status: null,
  happened_on: null,
  works_start: null,
  intervention_id: null,
  document_id: null,
  document_name: null,
  appointee_id: null,
};

export const HOTSPOT_RIGHTS: Readonly<Record<string, TableRights>> = {
  hotspot_run: {
    app: { select: 'all', insert: 'all', update: 'all' },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: ANALYSING,
    update: { ...ANALYSING, set: 'progress = progress' },
  },
  hotspot_run_sites: {
    app: { select: 'all', insert: 'all' },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { ...ANALYSING, row: () => ({ run_id: idIn(ORGANISATIONS.own, 'hotspot_run.run_id'), part_no: 2 }) },
  },
  black_spot: { app: { select: 'all', insert: 'all' }, owner: 'organisation_id', sees: ownFor('records.read'), insert: ANALYSING },
  black_spot_event: {
    app: {
      select: 'all',
      insert: [
        'organisation_id',
        'black_spot_id',
        'kind',
        'to_status',
        'happened_on',
        'note',
        'decision_number',
        'authority',
        'works_start',
        'intervention_id',
        'document_id',
        'document_name',
        'appointee_id',
      ],
    },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { ...ANALYSING, row: () => ({ black_spot_id: idIn(ORGANISATIONS.own, 'black_spot.black_spot_id'), ...NOTE_ON_BLACK_SPOT }) },
  },
  black_spot_document: {
    app: { select: 'all', insert: 'all', delete: true },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { ...ANALYSING, row: () => ({ black_spot_id: idIn(ORGANISATIONS.own, 'black_spot.black_spot_id') }) },
    delete: ANALYSING,
  },
};
