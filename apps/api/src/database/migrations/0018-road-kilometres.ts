import type { Migration } from './migration.ts';

/*
 * Kilometre positions (χ/θ) of both ends of a segment, where its source states them: from_km at the first point of its line, to_km at the
 * last one. They fall along a line that was drawn against the counting. Both are known, or neither.
 */
const KILOMETRES = `
ALTER TABLE road_segment_version
  ADD COLUMN from_km double precision CHECK (from_km >= 0),
  ADD COLUMN to_km double precision CHECK (to_km >= 0),
  ADD CHECK ((from_km IS NULL) = (to_km IS NULL));`;

export const roadKilometres: Migration = { number: 18, name: 'road-kilometres', steps: [KILOMETRES] };
