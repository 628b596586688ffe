import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

/*
 * Looks at the street that were sent from a phone. Each has a number of its own that the phone has given it, so that one that is sent twice,
 * because its answer was lost on the way, is one record. What was seen stands among the observations.
 */

const OWN = `organisation_id = (SELECT acting_for('records.import'))`;

const ENTRIES = `
CREATE TABLE street_entry (
  organisation_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  -- The import that brings it, or has brought it.
  batch_id integer NOT NULL,
  PRIMARY KEY (organisation_id, entry_id),
  FOREIGN KEY (organisation_id, batch_id) REFERENCES import_batch (organisation_id, batch_id)
);
ALTER TABLE street_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY street_entry_read ON street_entry FOR SELECT TO ${APP_ROLE} USING (${OWN});
CREATE POLICY street_entry_insert ON street_entry FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN});
-- Where the import that was to bring it has come to nothing, another one may.
CREATE POLICY street_entry_move ON street_entry FOR UPDATE TO ${APP_ROLE} USING (${OWN}) WITH CHECK (${OWN});
GRANT SELECT, INSERT, UPDATE (batch_id) ON street_entry TO ${APP_ROLE};`;

/** Looks at the street that were sent from a phone, each of them once. */
export const streetSurvey: Migration = { number: 22, name: 'street-survey', steps: [ENTRIES] };
