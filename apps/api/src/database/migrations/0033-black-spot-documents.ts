import { DOCUMENT_KINDS, LARGEST_DOCUMENT_MEGABYTES } from '@elektron/domain';

import { APP_ROLE } from './0000-roles.ts';
import type { Migration } from './migration.ts';

const OWN = (capability: string): string => `organisation_id = (SELECT acting_for('${capability}'))`;
const oneOf = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
const BYTES_PER_MEGABYTE = 1_048_576;

const DOCUMENTS = `
-- What was attached to a case, sealed. It can be taken away again, which the history says; it cannot be changed.
CREATE TABLE black_spot_document (
  organisation_id uuid NOT NULL,
  black_spot_id uuid NOT NULL,
  document_id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  media_type text NOT NULL CHECK (media_type IN (${oneOf(DOCUMENT_KINDS.map(({ mediaType }) => mediaType))})),
  size_bytes integer NOT NULL CHECK (size_bytes BETWEEN 1 AND ${LARGEST_DOCUMENT_MEGABYTES * BYTES_PER_MEGABYTE}),
  sealed bytea NOT NULL,
  PRIMARY KEY (organisation_id, black_spot_id, document_id),
  FOREIGN KEY (organisation_id, black_spot_id) REFERENCES black_spot (organisation_id, black_spot_id)
);
ALTER TABLE black_spot_document ENABLE ROW LEVEL SECURITY;
CREATE POLICY black_spot_document_read ON black_spot_document FOR SELECT TO ${APP_ROLE} USING (${OWN('records.read')});
CREATE POLICY black_spot_document_add ON black_spot_document FOR INSERT TO ${APP_ROLE} WITH CHECK (${OWN('analyses.run')});
CREATE POLICY black_spot_document_remove ON black_spot_document FOR DELETE TO ${APP_ROLE} USING (${OWN('analyses.run')});
GRANT SELECT, INSERT, DELETE ON black_spot_document TO ${APP_ROLE};`;

const EVENTS = `
ALTER TABLE black_spot_event
  ADD COLUMN document_id uuid,
  ADD COLUMN document_name text CHECK (length(document_name) BETWEEN 1 AND 200),
  DROP CONSTRAINT black_spot_event_kind_check,
  ADD CONSTRAINT black_spot_event_kind_check CHECK (kind IN ('accepted', 'step', 'note', 'taken-on', 'given-up', 'intervention', 'document-added', 'document-removed')),
  ADD CONSTRAINT black_spot_event_document CHECK ((kind IN ('document-added', 'document-removed')) = (document_id IS NOT NULL)),
  ADD CONSTRAINT black_spot_event_document_name CHECK ((document_id IS NULL) = (document_name IS NULL)),
  ADD CONSTRAINT black_spot_event_removal CHECK (kind <> 'document-removed' OR note IS NOT NULL);
GRANT INSERT (document_id, document_name) ON black_spot_event TO ${APP_ROLE};`;

/** Documents of black-spot cases. */
export const blackSpotDocuments: Migration = { number: 33, name: 'black-spot-documents', steps: [DOCUMENTS, EVENTS] };
