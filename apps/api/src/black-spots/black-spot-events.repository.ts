import { Problem } from '@elektron/domain';

import type { ActingContext } from '../common/acting-context.ts';
import type { AuditAction } from '../common/audit-trail.ts';
import type { Database } from '../database/database.ts';
import type { Sql } from '../database/sql.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import type { NewEvent } from './black-spot.ts';

/** What the database answers where the person that is appointed could not keep the case. */
const REFUSED = '23000';

/** What an event is in the audit trail. */
const ACTIONS: Readonly<Record<NewEvent['kind'], AuditAction>> = {
  accepted: 'black-spot.added',
  step: 'black-spot.step-taken',
  note: 'black-spot.note-added',
  'taken-on': 'black-spot.responsible-changed',
  'given-up': 'black-spot.responsible-changed',
  appointed: 'black-spot.responsible-changed',
  relieved: 'black-spot.responsible-changed',
  intervention: 'black-spot.intervention-linked',
  'document-added': 'black-spot.document-added',
  'document-removed': 'black-spot.document-removed',
};

/**
 * A line of the history of a case, and of the audit trail, in the transaction in which it happens.
 * @returns its number in the case
 * @throws Problem BLACK_SPOT_CHANGED where somebody else writes at the same moment, BLACK_SPOT_PERSON_UNFIT
 */
export async function writeEvent(
  database: Database,
  sql: Sql,
  context: ActingContext,
  blackSpotId: string,
  event: NewEvent,
): Promise<number | undefined> {
  const [written] = await sql
    .query<{ eventNo: number }>(
      `INSERT INTO black_spot_event (organisation_id, black_spot_id, kind, to_status, happened_on, note, decision_number, authority, works_start,
         intervention_id, document_id, document_name, appointee_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING event_no AS "eventNo"`,
      [
        context.organisationId,
        blackSpotId,
        event.kind,
        event.toStatus,
        event.happenedOn,
        event.note,
        event.decisionNumber,
        event.authority,
        event.worksStart,
        event.interventionId,
        event.documentId,
        event.documentName,
        event.appointeeId,
      ],
    )
    .catch((error: unknown) => {
      throw explainRefusal(error, event);
    });
  // What people wrote stays in the case: here stands that they did.
  await database.record(sql, context, {
    action: ACTIONS[event.kind],
    subjectKind: 'black-spot',
    subjectId: blackSpotId,
    details: { kind: event.kind, status: event.toStatus },
  });
  return written?.eventNo;
}

function explainRefusal(error: unknown, { appointeeId }: NewEvent): unknown {
  if (isUniqueViolation(error)) return new Problem('BLACK_SPOT_CHANGED');
  const isRefused = appointeeId !== null && (error as { readonly code?: unknown } | null)?.code === REFUSED;
  return isRefused ? new Problem('BLACK_SPOT_PERSON_UNFIT') : error;
}
