import type { Migration } from './migration.ts';

/*
 * What a road network needs beyond its lines: where each piece begins and ends, what its line is, and that it is no longer there. A version
 * that withdraws a record has no line and no place; undone with its import, the record stands again.
 */
const SEGMENTS = `
ALTER TABLE road_segment_version
  ADD COLUMN line_source_id text,
  ADD COLUMN road_reference text,
  ADD COLUMN speed_limit smallint CHECK (speed_limit BETWEEN 1 AND 200),
  ADD COLUMN speed_unit smallint NOT NULL DEFAULT 0,
  ADD COLUMN lanes smallint CHECK (lanes BETWEEN 1 AND 20),
  ADD COLUMN one_way boolean,
  ADD COLUMN road_authority text,
  ADD COLUMN level smallint NOT NULL DEFAULT 0,
  ADD COLUMN from_m double precision CHECK (from_m >= 0),
  ADD COLUMN start_junction_id uuid,
  ADD COLUMN end_junction_id uuid,
  ADD COLUMN withdrawn boolean NOT NULL DEFAULT false,
  ALTER COLUMN geometry DROP NOT NULL,
  ADD CHECK (withdrawn = (geometry IS NULL));`;

const JUNCTIONS = `
ALTER TABLE junction_version
  ADD COLUMN degree smallint CHECK (degree >= 1),
  ADD COLUMN withdrawn boolean NOT NULL DEFAULT false,
  ADD CHECK (NOT withdrawn OR location IS NULL);`;

export const roads: Migration = { number: 12, name: 'roads', steps: [SEGMENTS, JUNCTIONS] };
