import { ORGANISATIONS } from '../../world/organisations.ts';
import { freshPairOf, openPairOf } from '../../world/shapes/duplicates.ts';
import { groundOf } from '../../world/shapes/places.ts';
import { VERSIONS } from './imports.ts';
import { IMPORTING, may, openedBy, ownFor, type TableRights } from './right.ts';

/** Accidents, and what belongs to them, follow the territory. */
const OF_ACCIDENTS: TableRights = { ...VERSIONS, sees: openedBy('shared', 'territorial') };

export const ACCIDENT_RIGHTS: Readonly<Record<string, TableRights>> = {
  accident_version: OF_ACCIDENTS,
  traffic_unit_version: OF_ACCIDENTS,
  casualty_version: OF_ACCIDENTS,
  // Others are told of values alone, by a function.
  accident_correction: {
    app: {
      select: 'all',
      insert: [
        'organisation_id',
        'accident_id',
        'subject',
        'unit_reference',
        'casualty_reference',
        'field',
        'value',
        'source_value',
        'reason',
        'placement_id',
      ],
      update: ['withdrawn_at'],
    },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: IMPORTING,
    update: {
      allowed: may('records.import', 'records.read'),
      set: 'withdrawn_at = now()',
      where: 'withdrawn_version IS NULL',
    },
  },
  duplicate_candidate: {
    app: { select: 'all', insert: 'all', update: ['batch_id', 'score', 'parts', 'found_at'] },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { ...IMPORTING, row: () => freshPairOf(ORGANISATIONS.own) },
    update: { ...IMPORTING, set: 'score = score' },
  },
  duplicate_decision: {
    app: {
      select: 'all',
      insert: ['organisation_id', 'accident_id', 'other_accident_id', 'verdict', 'secondary_accident_id'],
      update: ['undone_at'],
    },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { ...IMPORTING, row: () => ({ ...openPairOf(ORGANISATIONS.own), secondary_accident_id: null }) },
    update: {
      allowed: may('records.import', 'records.read'),
      set: 'undone_at = now()',
      where: 'undone_at IS NULL',
    },
  },
  place_skip: {
    app: { select: 'all', insert: ['organisation_id', 'accident_id'], update: ['undone_at'] },
    owner: 'organisation_id',
    sees: ownFor('records.import'),
    insert: IMPORTING,
    update: { ...IMPORTING, set: 'undone_at = now()', where: 'undone_at IS NULL' },
  },
  place_search: {
    app: {
      select: 'all',
      insert: ['organisation_id', 'ground', 'data_version'],
      update: ['search_id', 'data_version', 'status', 'done', 'total', 'heartbeat_at'],
      delete: true,
    },
    owner: 'organisation_id',
    sees: ownFor('records.import'),
    insert: IMPORTING,
    update: { ...IMPORTING, set: 'done = done' },
    delete: IMPORTING,
  },
  place_search_part: {
    app: { select: 'all', insert: 'all', delete: true },
    owner: 'organisation_id',
    sees: ownFor('records.import'),
    insert: { ...IMPORTING, row: () => ({ ground: groundOf(ORGANISATIONS.own), proposals: [] }) },
    delete: IMPORTING,
  },
};
