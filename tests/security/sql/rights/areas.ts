import { IMPORTING, may, ownFor, type TableRights } from './right.ts';

export const AREA_RIGHTS: Readonly<Record<string, TableRights>> = {
  area_collection: {
    app: { select: 'all', insert: 'all', update: ['retired_at'] },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: IMPORTING,
    update: {
      allowed: may('records.import', 'records.read'),
      set: 'retired_at = now()',
      where: 'retired_at IS NULL',
    },
  },
  area_item: {
    app: { select: 'all', insert: 'all' },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: {
      allowed: may('records.import', 'records.read'),
      row: () => ({ collection_id: 1, item_id: 2, shape: 'SRID=4326;POINT(23.9 37.9)', x_mm: 1, y_mm: 1 }),
    },
  },
  site_table: {
    app: { select: 'all', insert: 'all', update: ['retired_at'] },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: IMPORTING,
    update: {
      allowed: may('records.import', 'records.read'),
      set: 'retired_at = now()',
      where: 'retired_at IS NULL',
    },
  },
  site_table_site: {
    app: { select: 'all', insert: 'all' },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: {
      allowed: may('records.import', 'records.read'),
      row: () => ({ site_table_id: 1, site_no: 2, site_code: 'a new one' }),
    },
  },
};
