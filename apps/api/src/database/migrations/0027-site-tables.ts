import { SITE_TABLE_KINDS, TRAFFIC_ORIGINS, TRAFFIC_MEASURES } from '@elektron/domain';

import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * Tables of sites that carry their traffic, and mostly their numbers of accidents: for whoever ranks sites without records of accidents. As with
 * areas, a table never changes: a newer file is another one, and one that is out of date is retired, which hides it from whoever chooses and leaves
 * every stored run that names it as it was. Who added and retired it stands in the audit trail.
 */

const OWN = (capability: string): string => `organisation_id = (SELECT acting_for('${capability}'))`;
const listOf = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

const TABLES = `
CREATE TABLE site_table (
  organisation_id uuid NOT NULL REFERENCES organisation,
  site_table_id integer NOT NULL CHECK (site_table_id BETWEEN 1 AND 999999999),
  kind text NOT NULL CHECK (kind IN (${listOf(SITE_TABLE_KINDS)})),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  -- Publisher and terms; empty where nobody has said it.
  source text NOT NULL CHECK (length(source) <= 300),
  file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 300),
  -- Calendar years of the counted accidents, both whole; null where it has no numbers of accidents.
  first_year integer CHECK (first_year BETWEEN 1900 AND 2200),
  last_year integer CHECK (last_year BETWEEN first_year AND first_year + 49),
  traffic_measure text NOT NULL CHECK (traffic_measure IN (${listOf(TRAFFIC_MEASURES)})),
  traffic_origin text NOT NULL CHECK (traffic_origin IN (${listOf(TRAFFIC_ORIGINS)})),
  -- As the file heads it; empty where it has no traffic.
  traffic_column text NOT NULL CHECK (length(traffic_column) <= 200),
  has_minor_traffic boolean NOT NULL CHECK (kind = 'junction' OR NOT has_minor_traffic),
  -- A list of headings.
  covariate_names jsonb NOT NULL CHECK (jsonb_typeof(covariate_names) = 'array'),
  site_count integer NOT NULL CHECK (site_count > 0),
  -- Lines of the file that are no sites.
  left_out integer NOT NULL CHECK (left_out >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  retired_at timestamptz,
  PRIMARY KEY (organisation_id, site_table_id),
  CHECK ((first_year IS NULL) = (last_year IS NULL)),
  CHECK (kind = 'junction' OR first_year IS NOT NULL)
);
CREATE TRIGGER site_table_once BEFORE UPDATE ON site_table FOR EACH ROW WHEN (OLD.retired_at IS NOT NULL)
  EXECUTE FUNCTION refuse_rewriting('tables of sites are retired once');
ALTER TABLE site_table ENABLE ROW LEVEL SECURITY;
CREATE POLICY site_table_read ON site_table FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY site_table_insert ON site_table FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('records.import')});
CREATE POLICY site_table_retire ON site_table FOR UPDATE TO ${APP_ROLE}
  USING (${OWN('records.import')}) WITH CHECK (${OWN('records.import')});
GRANT SELECT, INSERT, UPDATE (retired_at) ON site_table TO ${APP_ROLE};`;

const SITES = `
-- Numbered from 1 in the order of the file. Names and groups are empty where the file gives none; numbers are null where it does not know them.
CREATE TABLE site_table_site (
  organisation_id uuid NOT NULL,
  site_table_id integer NOT NULL,
  site_no integer NOT NULL CHECK (site_no > 0),
  site_code text NOT NULL CHECK (length(site_code) BETWEEN 1 AND 200),
  name text NOT NULL CHECK (length(name) <= 200),
  group_name text NOT NULL CHECK (length(group_name) <= 200),
  -- Of a section of several parts the longest one.
  shape geometry(Geometry, 4326) NOT NULL CHECK (GeometryType(shape) IN ('POINT', 'LINESTRING')),
  length_m double precision CHECK (length_m > 0),
  traffic double precision CHECK (traffic >= 0),
  minor_traffic double precision CHECK (minor_traffic >= 0),
  accidents integer CHECK (accidents >= 0),
  -- Of a table with numbers of accidents those known to be so.
  fatal integer NOT NULL CHECK (fatal >= 0),
  serious integer NOT NULL CHECK (serious >= 0),
  slight integer NOT NULL CHECK (slight >= 0),
  damage_only integer NOT NULL CHECK (damage_only >= 0),
  -- A list in the order of the table's names.
  covariates jsonb NOT NULL CHECK (jsonb_typeof(covariates) = 'array'),
  PRIMARY KEY (organisation_id, site_table_id, site_no),
  UNIQUE (organisation_id, site_table_id, site_code),
  FOREIGN KEY (organisation_id, site_table_id) REFERENCES site_table (organisation_id, site_table_id),
  CHECK ((GeometryType(shape) = 'POINT') = (length_m IS NULL)),
  CHECK (fatal + serious + slight + damage_only <= coalesce(accidents, 0))
);
ALTER TABLE site_table_site ENABLE ROW LEVEL SECURITY;
CREATE POLICY site_table_site_read ON site_table_site FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY site_table_site_insert ON site_table_site FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('records.import')});
-- As many as the table says, and of its kind: with the primary key, a table that is whole takes no more.
CREATE POLICY site_table_site_of_table ON site_table_site AS RESTRICTIVE FOR INSERT TO ${APP_ROLE} WITH CHECK (EXISTS (
  SELECT FROM site_table t WHERE t.organisation_id = site_table_site.organisation_id AND t.site_table_id = site_table_site.site_table_id
    AND site_table_site.site_no <= t.site_count AND t.retired_at IS NULL
    AND (GeometryType(site_table_site.shape) = 'POINT') = (t.kind = 'junction')
    AND (site_table_site.accidents IS NULL) = (t.first_year IS NULL)));
GRANT SELECT, INSERT ON site_table_site TO ${APP_ROLE};`;

/** Tables of sites to be ranked. */
export const siteTables: Migration = { number: 27, name: 'site-tables', steps: [TABLES, SITES] };
