import { randomUUID } from 'node:crypto';

import type { AuditEntry } from '../common/audit-trail.ts';
import { formatCanonicalJson } from '../common/canonical-json.ts';
import type { KeyRing } from '../common/key-ring.ts';
import { toStorable } from '../common/storable.ts';
import type { Sql } from './sql.ts';

/** In place of an organisation for what concerns the installation as a whole. */
export const INSTALLATION_CHAIN = '00000000-0000-0000-0000-000000000000';

/** What the software says of an event. Who acts and when is filled in by the database, and sealed with the rest. */
export interface WrittenEvent {
  readonly eventId: string;
  /** Whose records are meant. */
  readonly recordsOf: string;
  /** On whose behalf the installation acts; null where somebody acts for themselves. */
  readonly personId: string | null;
  readonly action: string;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly fields: readonly string[];
  readonly details: unknown;
}

export interface AuditPlace {
  /** Whose records are meant: the acting organisation's, in whose trail it is written, or another's. */
  readonly recordsOf: string;
  /** In whose trail, where the installation says so; otherwise in that of whoever acts. */
  readonly organisationId?: string;
  /** On whose behalf the installation acts. */
  readonly personId?: string | null;
}

/**
 * The mark of the software that wrote an event: without the installation's key none can be put into the trail unnoticed, not even in the
 * seconds before it is sealed.
 */
export function writtenMacOf(keys: KeyRing, event: WrittenEvent): Buffer {
  const { eventId, recordsOf, personId, action, subjectKind, subjectId, fields, details } = event;
  const message = ['event', eventId, recordsOf, personId, action, subjectKind, subjectId, fields, details];
  return keys.authenticate('audit', formatCanonicalJson(message));
}

/** @param sql inside a transaction of whoever acts */
export async function insertAuditEvent(sql: Sql, keys: KeyRing, entry: AuditEntry, place: AuditPlace): Promise<void> {
  const { action, subjectKind = null, subjectId = null, fields = [], details = {} } = toStorable(entry);
  const { organisationId = null, personId = null } = place;
  // As the database writes it, whatever a header of a request has said.
  const recordsOf = place.recordsOf.toLowerCase();
  const event = { eventId: randomUUID(), recordsOf, personId, action, subjectKind, subjectId, fields, details };
  await sql.execute(
    `INSERT INTO audit_event (organisation_id, event_id, records_of, person_id, action, subject_kind, subject_id, fields, details, written_mac)
     VALUES (coalesce($1, acting_organisation_id()), $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      organisationId,
      event.eventId,
      recordsOf,
      personId,
      action,
      subjectKind,
      subjectId,
      fields,
      JSON.stringify(details),
      writtenMacOf(keys, event),
    ],
  );
}
