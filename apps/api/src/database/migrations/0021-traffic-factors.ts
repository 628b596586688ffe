import { TRAFFIC_MODES } from '@elektron/domain';

import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * Factors that expand short counts, kept by an organisation: derived from its own permanent counters, or entered with their source. A table is told by
 * its group of roads, what was counted, and the year of the counts that it is for. Nothing is overwritten: another table is another version, and one
 * that is withdrawn is a version without factors. Who made it stands in the audit trail.
 */

const OWN = (capability: string): string => `organisation_id = (SELECT acting_for('${capability}'))`;

const FACTORS = `
CREATE TABLE traffic_factor_version (
  organisation_id uuid NOT NULL REFERENCES organisation,
  -- As the source of the counts writes it; empty for roads of no category.
  road_category text NOT NULL CHECK (length(road_category) <= 200),
  mode text NOT NULL CHECK (mode IN (${TRAFFIC_MODES.map((mode) => `'${mode}'`).join(', ')})),
  -- Of the counts that it expands; 0 for those of every year.
  valid_year smallint NOT NULL CHECK (valid_year = 0 OR valid_year BETWEEN 1900 AND 2999),
  version integer NOT NULL CHECK (version > 0),
  origin text NOT NULL CHECK (origin IN ('derived', 'entered', 'withdrawn')),
  -- Where the numbers come from: whose publication, or which counters.
  source text NOT NULL CHECK (length(source) <= 1000 AND (origin <> 'entered' OR length(source) > 0)),
  -- In which the counters of a derived table counted.
  counted_year smallint CHECK (counted_year BETWEEN 1900 AND 2999),
  factors jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, road_category, mode, valid_year, version),
  CHECK ((origin = 'withdrawn') = (factors IS NULL)),
  CHECK ((origin = 'derived') = (counted_year IS NOT NULL))
);
ALTER TABLE traffic_factor_version ENABLE ROW LEVEL SECURITY;
CREATE POLICY traffic_factor_version_read ON traffic_factor_version FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY traffic_factor_version_add ON traffic_factor_version FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('analyses.run')});
GRANT SELECT, INSERT ON traffic_factor_version TO ${APP_ROLE};`;

/** Factors of traffic, with their versions. */
export const trafficFactors: Migration = { number: 21, name: 'traffic-factors', steps: [FACTORS] };
