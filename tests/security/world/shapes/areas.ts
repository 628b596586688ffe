import type { Shape } from './shape.ts';

const NO_TERMS = { last_year: null, covariate_names: [], left_out: 0, traffic_measure: 'relative', traffic_origin: 'measured' };

const UNCOUNTED = { accidents: null, fatal: 0, serious: 0, slight: 0, damage_only: 0, covariates: [] };

/** Districts, schools and stops, and sections and junctions with numbers of their own. */
export const AREA_SHAPES: Readonly<Record<string, Shape>> = {
  // One that waits for its second item, so that somebody may bring it.
  area_collection: () => [
    { collection_id: 1, kind: 'school', item_count: 2, retired_at: null },
    { collection_id: 2, kind: 'district', item_count: 1, retired_at: null },
  ],
  area_item: () => [
    { collection_id: 1, item_id: 1, shape: 'SRID=4326;POINT(23.9 37.9)', x_mm: 1, y_mm: 1 },
    {
      collection_id: 2,
      item_id: 1,
      shape: 'SRID=4326;MULTIPOLYGON(((23 37, 25 37, 25 39, 23 39, 23 37)))',
      x_mm: null,
      y_mm: null,
    },
  ],
  // As with areas, one that waits for its second site.
  site_table: () => [
    {
      site_table_id: 1,
      kind: 'junction',
      first_year: null,
      has_minor_traffic: true,
      site_count: 2,
      retired_at: null,
      ...NO_TERMS,
    },
  ],
  site_table_site: () => [{ site_table_id: 1, site_no: 1, shape: 'SRID=4326;POINT(23.9 37.9)', length_m: null, ...UNCOUNTED }],
};
