import { DOCUMENT_KINDS, LARGEST_DOCUMENT_MEGABYTES } from '@elektron/domain';

import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * The register of interventions: lines and areas beside points, why there, what it cost, which accidents it is aimed at, documents, and what
 * it said before it was corrected, for the evaluations that used that.
 */

const OWN = (capability: string): string => `organisation_id = (SELECT acting_for('${capability}'))`;
const OPENED = `organisation_id = (SELECT readable_organisation_id('evaluations'))`;
const oneOf = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
const BYTES_PER_MEGABYTE = 1_048_576;

const FACTS = `
ALTER TABLE intervention
  ADD COLUMN shape geometry(Geometry, 4326) CHECK (GeometryType(shape) IN ('MULTILINESTRING', 'MULTIPOLYGON')),
  ADD COLUMN selection_reason text CHECK (selection_reason IN ('high-counts', 'systematic', 'request', 'other-works', 'research-or-other', 'not-known')),
  ADD COLUMN selection_note text NOT NULL DEFAULT '',
  ADD COLUMN capital_cost double precision CHECK (capital_cost BETWEEN 0 AND 1e12),
  ADD COLUMN yearly_cost double precision CHECK (yearly_cost BETWEEN 0 AND 1e12),
  ADD COLUMN cost_currency text CHECK (cost_currency ~ '^[A-Z]{3}$'),
  ADD COLUMN price_year integer CHECK (price_year BETWEEN 1950 AND 2100),
  ADD COLUMN target_filter jsonb,
  ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
  ADD COLUMN deleted_at timestamptz,
  ADD CONSTRAINT intervention_cost_currency CHECK ((capital_cost IS NULL AND yearly_cost IS NULL) = (cost_currency IS NULL)),
  ADD CONSTRAINT intervention_somewhere CHECK (shape IS NOT NULL OR NOT ST_IsEmpty(sites));`;

const FORMER = `
-- What an intervention said until it was corrected: a run that used it can be repeated. Written once.
CREATE TABLE intervention_former (
  organisation_id uuid NOT NULL,
  intervention_id uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  facts jsonb NOT NULL,
  replaced_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, intervention_id, version),
  FOREIGN KEY (organisation_id, intervention_id) REFERENCES intervention (organisation_id, intervention_id)
);
ALTER TABLE intervention_former ENABLE ROW LEVEL SECURITY;
CREATE POLICY intervention_former_read ON intervention_former FOR SELECT TO ${APP_ROLE} USING (${OPENED});
CREATE POLICY intervention_former_add ON intervention_former FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('analyses.run')});
GRANT SELECT, INSERT ON intervention_former TO ${APP_ROLE};`;

const DOCUMENTS = `
-- What was attached to an intervention, sealed. It can be taken away again; it cannot be changed, and it is opened to nobody else.
CREATE TABLE intervention_document (
  organisation_id uuid NOT NULL,
  intervention_id uuid NOT NULL,
  document_id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  media_type text NOT NULL CHECK (media_type IN (${oneOf(DOCUMENT_KINDS.map(({ mediaType }) => mediaType))})),
  size_bytes integer NOT NULL CHECK (size_bytes BETWEEN 1 AND ${LARGEST_DOCUMENT_MEGABYTES * BYTES_PER_MEGABYTE}),
  sealed bytea NOT NULL,
  added_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organisation_id, intervention_id, document_id),
  FOREIGN KEY (organisation_id, intervention_id) REFERENCES intervention (organisation_id, intervention_id)
);
ALTER TABLE intervention_document ENABLE ROW LEVEL SECURITY;
CREATE POLICY intervention_document_read ON intervention_document FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY intervention_document_add ON intervention_document FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('analyses.run')});
CREATE POLICY intervention_document_remove ON intervention_document FOR DELETE TO ${APP_ROLE} USING (${OWN('analyses.run')});
GRANT SELECT, INSERT, DELETE ON intervention_document TO ${APP_ROLE};`;

/** Interventions with shape, reason, cost, target, documents and former versions. */
export const interventionRegister: Migration = { number: 42, name: 'intervention-register', steps: [FACTS, FORMER, DOCUMENTS] };
