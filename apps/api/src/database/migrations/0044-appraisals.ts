import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * Unit values that an organisation has entered, and what was appraised. Neither is ever rewritten: a change of values is a further version, and an
 * appraisal holds all that it follows from, so that it can be computed again.
 */

const OWN = (capability: string): string => `organisation_id = (SELECT acting_for('${capability}'))`;

const VALUES = `
CREATE TABLE unit_value_set (
  organisation_id uuid NOT NULL REFERENCES organisation,
  set_id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  -- ISO 3166 and ISO 4217.
  country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  price_year integer NOT NULL CHECK (price_year BETWEEN 1990 AND 2100),
  basis text NOT NULL CHECK (basis IN ('per-casualty', 'per-accident')),
  -- By severity; one that is not known is absent.
  unit_values jsonb NOT NULL CHECK (jsonb_typeof(unit_values) = 'object'),
  source text NOT NULL CHECK (length(source) BETWEEN 1 AND 2000),
  -- How values of another country became these; null where they were entered.
  transfer jsonb CHECK (jsonb_typeof(transfer) = 'object'),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, set_id, version)
);
ALTER TABLE unit_value_set ENABLE ROW LEVEL SECURITY;
CREATE POLICY unit_value_set_read ON unit_value_set FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY unit_value_set_add ON unit_value_set FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('analyses.run')});
GRANT SELECT, INSERT ON unit_value_set TO ${APP_ROLE};`;

const APPRAISALS = `
CREATE TABLE appraisal (
  organisation_id uuid NOT NULL REFERENCES organisation,
  appraisal_id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  illustrative boolean NOT NULL DEFAULT false,
  -- All that it follows from, the values as they were among it.
  question jsonb NOT NULL CHECK (jsonb_typeof(question) = 'object'),
  seed integer NOT NULL,
  software_version text NOT NULL,
  result jsonb NOT NULL CHECK (jsonb_typeof(result) = 'object'),
  result_digest text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, appraisal_id)
);
ALTER TABLE appraisal ENABLE ROW LEVEL SECURITY;
CREATE POLICY appraisal_read ON appraisal FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY appraisal_add ON appraisal FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('analyses.run')});
GRANT SELECT, INSERT ON appraisal TO ${APP_ROLE};`;

/** Economic appraisals and the values they use. */
export const appraisals: Migration = { number: 44, name: 'appraisals', steps: [VALUES, APPRAISALS] };
