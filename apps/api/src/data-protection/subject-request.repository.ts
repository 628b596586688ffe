import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import type { Sql } from '../database/sql.ts';
import type { SubjectRequest, SubjectRequestDraft, SubjectRequestKind, SubjectRequestStatus } from './subject-request.ts';

interface RequestRow {
  readonly request_id: string;
  readonly kind: SubjectRequestKind;
  readonly accident_id: string;
  readonly unit_reference: string;
  readonly casualty_reference: string;
  readonly reason: string;
  readonly status: SubjectRequestStatus;
  readonly opened_at: Date;
  readonly opened_by: string;
  readonly opened_by_name: string;
  readonly decision: string | null;
  readonly decided_at: Date | null;
  readonly decided_by: string | null;
  readonly decided_by_name: string | null;
  readonly export_ready: boolean;
}

/** Who opens and who decides is filled in by the table itself, from the secret of the transaction. */
const REQUESTS = `SELECT r.*, EXISTS (SELECT FROM subject_export e
    WHERE e.organisation_id = r.organisation_id AND e.request_id = r.request_id AND e.expires_at > now()) AS export_ready
  FROM subject_request r WHERE r.organisation_id = $1`;

/** More are found by nobody. */
const LISTED = 500;

/** The register of requests. Whoever opened one sees it, and the officer sees all; what is written about them goes into the audit trail. */
@Injectable()
export class SubjectRequestRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Opens a request. @returns null when the asker's records hold no such casualty */
  async add(context: ActingContext, draft: SubjectRequestDraft): Promise<SubjectRequest | null> {
    const requestId = randomUUID();
    return this.#database.inOrganisation(context, async (sql) => {
      const subject = [context.organisationId, draft.accidentId, draft.unitReference, draft.casualtyReference];
      const known = await sql.query(
        `SELECT FROM casualty_version v JOIN import_batch b ON b.organisation_id = v.organisation_id AND b.batch_id = v.batch_id
         WHERE v.organisation_id = $1 AND v.accident_id = $2 AND v.unit_reference = $3 AND v.casualty_reference = $4
           AND b.committed_version IS NOT NULL LIMIT 1`,
        subject,
      );
      if (known.length === 0) return null;
      await sql.execute(
        `INSERT INTO subject_request (organisation_id, accident_id, unit_reference, casualty_reference, request_id, kind, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [...subject, requestId, draft.kind, draft.reason],
      );
      const details = { kind: draft.kind };
      await this.#database.record(sql, context, {
        action: 'subject.request-opened',
        subjectKind: 'subject-request',
        subjectId: requestId,
        details,
      });
      return findRequest(sql, context, requestId);
    });
  }

  /** Newest first. */
  async list(context: ActingContext): Promise<SubjectRequest[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<RequestRow>(`${REQUESTS} ORDER BY r.opened_at DESC, r.request_id LIMIT ${LISTED}`, [context.organisationId]),
    );
    return rows.map(toRequest);
  }

  find(context: ActingContext, requestId: string): Promise<SubjectRequest | null> {
    return this.#database.inOrganisation(context, (sql) => findRequest(sql, context, requestId));
  }

  /** Decides an open request, as whoever acts. @returns whether it was still open */
  async decide(context: ActingContext, requestId: string, status: 'approved' | 'refused', decision: string): Promise<boolean> {
    return this.#database.inOrganisation(context, async (sql) => {
      const decided = await sql.execute(
        `UPDATE subject_request SET status = $3, decision = $4 WHERE organisation_id = $1 AND request_id = $2 AND status = 'open'`,
        [context.organisationId, requestId, status, decision],
      );
      if (decided === 0) return false;
      const details = { approved: status === 'approved' };
      await this.#database.record(sql, context, {
        action: 'subject.request-decided',
        subjectKind: 'subject-request',
        subjectId: requestId,
        details,
      });
      return true;
    });
  }

  /** Those that are decided and not yet carried out, the oldest first. */
  async listApproved(context: ActingContext): Promise<SubjectRequest[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<RequestRow>(`${REQUESTS} AND r.status = 'approved' ORDER BY r.opened_at, r.request_id`, [context.organisationId]),
    );
    return rows.map(toRequest);
  }
}

async function findRequest(sql: Sql, { organisationId }: ActingContext, requestId: string): Promise<SubjectRequest | null> {
  const [row] = await sql.query<RequestRow>(`${REQUESTS} AND r.request_id = $2`, [organisationId, requestId]);
  return row === undefined ? null : toRequest(row);
}

function toRequest(row: RequestRow): SubjectRequest {
  return {
    requestId: row.request_id,
    kind: row.kind,
    accidentId: row.accident_id,
    unitReference: row.unit_reference,
    casualtyReference: row.casualty_reference,
    reason: row.reason,
    status: row.status,
    openedAt: row.opened_at,
    openedBy: { personId: row.opened_by, displayName: row.opened_by_name },
    decision: row.decision,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by === null ? null : { personId: row.decided_by, displayName: row.decided_by_name ?? '' },
    exportReady: row.export_ready,
  };
}
