import { Problem, type CitizenReportState } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import type { AcceptedReport, CitizenReport, ReportDesk } from './citizen-report.ts';

/** A moderator reads the newest; older ones come up as these are decided and erased. */
const MOST_LISTED = 1_000;

const COLUMNS = `report_id AS "reportId", kind, category, longitude, latitude, happened_on::text AS "happenedOn", words, photo IS NOT NULL AS "hasPhoto", state,
  answer, person_name AS "personName", received_at AS "receivedAt", decided_at AS "decidedAt", erased_on::text AS "erasedOn"`;

/** Reports of one organisation's ground, for those who decide about them. */
@Injectable()
export class CitizenReportsRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Those that wait first, then the newest. */
  list(context: ActingContext): Promise<CitizenReport[]> {
    return this.#database.inOrganisation(context, async (sql) => {
      await sql.query('SELECT erase_due_citizen_reports()');
      return sql.query<CitizenReport>(
        `SELECT ${COLUMNS} FROM citizen_report WHERE organisation_id = $1
         ORDER BY state <> 'received', received_at DESC, report_id LIMIT ${MOST_LISTED}`,
        [context.organisationId],
      );
    });
  }

  listAccepted(context: ActingContext): Promise<AcceptedReport[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<AcceptedReport>(
        `SELECT report_id AS "reportId", kind, category, longitude, latitude, month FROM accepted_citizen_reports() ORDER BY month DESC, report_id`,
      ),
    );
  }

  /** @throws Problem CITIZEN_REPORT_NOT_FOUND */
  async decide(context: ActingContext, reportId: string, state: CitizenReportState, answer: string): Promise<CitizenReport> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<CitizenReport>(
        `UPDATE citizen_report SET state = $3, answer = $4 WHERE organisation_id = $1 AND report_id = $2 RETURNING ${COLUMNS}`,
        [context.organisationId, reportId, state, answer],
      );
      if (row === undefined) throw new Problem('CITIZEN_REPORT_NOT_FOUND');
      await this.#database.record(sql, context, {
        action: 'citizen-report.decided',
        subjectKind: 'citizen-report',
        subjectId: reportId,
        details: { state },
      });
      return row;
    });
  }

  /** Its photograph as it is sealed, and what it is sealed for. That it was looked at is written down. @throws Problem CITIZEN_REPORT_NOT_FOUND */
  async takePhoto(context: ActingContext, reportId: string): Promise<{ readonly photo: Buffer; readonly secretHash: Buffer }> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<{ photo: Buffer; secretHash: Buffer }>(
        `SELECT photo, secret_hash AS "secretHash" FROM citizen_report WHERE organisation_id = $1 AND report_id = $2 AND photo IS NOT NULL`,
        [context.organisationId, reportId],
      );
      if (row === undefined) throw new Problem('CITIZEN_REPORT_NOT_FOUND');
      await this.#database.record(sql, context, {
        action: 'citizen-report.photo-opened',
        subjectKind: 'citizen-report',
        subjectId: reportId,
      });
      return row;
    });
  }

  /** @returns null where nobody has decided it */
  async findDesk(context: ActingContext): Promise<ReportDesk | null> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<ReportDesk>('SELECT is_open AS "isOpen", kept_days AS "keptDays" FROM citizen_report_desk WHERE organisation_id = $1', [
        context.organisationId,
      ]),
    );
    return row ?? null;
  }

  async setDesk(context: ActingContext, { isOpen, keptDays }: ReportDesk): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<{ isSet: boolean }>('SELECT set_citizen_report_desk($1, $2) AS "isSet"', [isOpen, keptDays]);
      if (row?.isSet !== true) throw new Problem('FORBIDDEN');
      await this.#database.record(sql, context, { action: 'citizen-report.desk-changed', details: { isOpen, keptDays } });
    });
  }
}
