import type { Migration } from './migration.ts';

/*
 * Which roads and which traffic a run of a method saw that reads them: with the version of the accidents these say what its result rests on. Both
 * are known, or neither.
 */
const VERSIONS = `
ALTER TABLE hotspot_run
  ADD COLUMN roads_version bigint CHECK (roads_version >= 0),
  ADD COLUMN traffic_version bigint CHECK (traffic_version >= 0),
  ADD CHECK ((roads_version IS NULL) = (traffic_version IS NULL));`;

export const screenedRoads: Migration = { number: 25, name: 'screened-roads', steps: [VERSIONS] };
