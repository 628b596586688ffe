import type { Migration } from './migration.ts';

/** Boundaries of municipalities are areas as others are: those of the organisation's own territory without a file. */
const KINDS = `
ALTER TABLE area_collection DROP CONSTRAINT area_collection_kind_check;
ALTER TABLE area_collection ADD CONSTRAINT area_collection_kind_check CHECK (kind IN
  ('municipality', 'district', 'school-surroundings', 'other-area', 'school', 'health', 'elderly', 'stop', 'other-point'));`;

export const municipalityAreas: Migration = { number: 23, name: 'municipality-areas', steps: [KINDS] };
