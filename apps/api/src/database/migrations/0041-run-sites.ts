import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * All sites of a ranking whose result lists the first of them only: in parts, in the order of the ranking, each a compressed list. They are written with the
 * result, which names how many they are and their digest, and are read by whoever needs all. Nothing changes or removes them, as nothing does of a result.
 */

const OWN = (capability: string): string => `organisation_id = (SELECT acting_for('${capability}'))`;

const SITES = `
CREATE TABLE hotspot_run_sites (
  organisation_id uuid NOT NULL,
  run_id uuid NOT NULL,
  part_no integer NOT NULL CHECK (part_no > 0),
  packed bytea NOT NULL,
  PRIMARY KEY (organisation_id, run_id, part_no),
  FOREIGN KEY (organisation_id, run_id) REFERENCES hotspot_run (organisation_id, run_id)
);
-- It is compressed already.
ALTER TABLE hotspot_run_sites ALTER COLUMN packed SET STORAGE EXTERNAL;
ALTER TABLE hotspot_run_sites ENABLE ROW LEVEL SECURITY;
CREATE POLICY hotspot_run_sites_read ON hotspot_run_sites FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY hotspot_run_sites_insert ON hotspot_run_sites FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('analyses.run')});
GRANT SELECT, INSERT ON hotspot_run_sites TO ${APP_ROLE};`;

/** The complete lists of rankings of large networks. */
export const runSites: Migration = { number: 41, name: 'run-sites', steps: [SITES] };
