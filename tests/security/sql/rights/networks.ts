import { VERSIONS, WITHDRAWING } from './imports.ts';
import { ANALYSING, openedBy, ownFor, type TableRights } from './right.ts';

/** Networks and counts are shared whole or not at all. */
const OF_NETWORK: TableRights = { ...VERSIONS, sees: openedBy('shared') };

export const NETWORK_RIGHTS: Readonly<Record<string, TableRights>> = {
  traffic_factor_version: {
    app: { select: 'all', insert: 'all' },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { ...ANALYSING, row: () => ({ mode: 'car', valid_year: 0, version: 2 }) },
  },
  traffic_count_site_version: {
    ...OF_NETWORK,
    app: { select: 'all', insert: 'all', update: 'all', delete: true },
    update: { ...WITHDRAWING, set: 'road_name = road_name' },
  },
  traffic_count_version: OF_NETWORK,
  road_segment_version: OF_NETWORK,
  junction_version: OF_NETWORK,
  accessibility_feature_version: OF_NETWORK,
  accessibility_observation_version: OF_NETWORK,
};
