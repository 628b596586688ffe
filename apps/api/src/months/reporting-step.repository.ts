import { Problem, type MonthCounts, type MonthKey, type ReportingStep } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import { toFirstDay, toMonth, type FoundCause, type StoredStep } from './reporting.ts';

/** A step as somebody takes it. */
export interface NewStep {
  readonly unitId: string;
  readonly month: MonthKey;
  readonly step: ReportingStep;
  readonly dataVersion: number;
  readonly counts: MonthCounts;
  /** How many steps of the month its author has seen. */
  readonly stepsSeen: number;
}

/** What people have said of months: written once, never changed. */
@Injectable()
export class ReportingStepRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Of all units, in the order in which they were taken. @param first first month @param last last one, included */
  async list(context: ActingContext, first: MonthKey, last: MonthKey): Promise<StoredStep[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<Omit<StoredStep, 'month'> & { readonly month: string }>(
        `SELECT unit_id AS "unitId", month, step_no AS "stepNo", step, data_version AS "dataVersion", counts, person_name AS "personName",
           made_at AS "madeAt"
         FROM reporting_step WHERE organisation_id = $1 AND month BETWEEN $2 AND $3 ORDER BY unit_id, month, step_no`,
        [context.organisationId, toFirstDay(first), toFirstDay(last)],
      ),
    );
    return rows.map((row) => ({ ...row, month: toMonth(row.month) }));
  }

  /** @throws Problem MONTH_CHANGED where somebody else has taken a step meanwhile */
  async take(context: ActingContext, { unitId, month, step, dataVersion, counts, stepsSeen }: NewStep): Promise<void> {
    await this.#database
      .inOrganisation(context, async (sql) => {
        const [taken] = await sql.query<{ stepNo: number }>(
          `INSERT INTO reporting_step (organisation_id, unit_id, month, step, data_version, counts) VALUES ($1, $2, $3, $4, $5, $6)
           RETURNING step_no AS "stepNo"`,
          [context.organisationId, unitId, toFirstDay(month), step, dataVersion, JSON.stringify(counts)],
        );
        if (taken?.stepNo !== stepsSeen + 1) throw new Problem('MONTH_CHANGED');
        await this.#database.record(sql, context, {
          action: 'month.step-taken',
          subjectKind: 'recording-unit',
          subjectId: unitId,
          details: { month, step, dataVersion },
        });
      })
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? new Problem('MONTH_CHANGED') : error;
      });
  }

  /** By what the records of accidents were last made different after a data version. */
  async findCauses(
    context: ActingContext,
    accidentIds: readonly string[],
    afterVersion: number,
    timeZone: string,
  ): Promise<ReadonlyMap<string, FoundCause>> {
    const broughtBy = ['accident_version', 'traffic_unit_version', 'casualty_version']
      .map(
        (table) =>
          `SELECT organisation_id, accident_id, batch_id FROM ${table} WHERE organisation_id = $1 AND accident_id = ANY ($2::uuid[])`,
      )
      .join(' UNION ');
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<FoundCause>(
        `SELECT DISTINCT ON (accident_id) accident_id AS "accidentId", cause, (happened_at AT TIME ZONE $4)::date AS "knownOn" FROM (
           SELECT accident_id, 'correction' AS cause, greatest(committed_version, withdrawn_version) AS version,
             coalesce(withdrawn_at, made_at) AS happened_at
           FROM accident_correction WHERE organisation_id = $1 AND accident_id = ANY ($2::uuid[])
           UNION ALL SELECT secondary_accident_id, 'duplicate', greatest(committed_version, undone_version), coalesce(undone_at, decided_at)
           FROM duplicate_decision WHERE organisation_id = $1 AND secondary_accident_id = ANY ($2::uuid[])
           UNION ALL SELECT v.accident_id, CASE WHEN b.undone_version IS NULL THEN 'import' ELSE 'import-undone' END,
             greatest(b.committed_version, b.undone_version), b.finished_at
           FROM (${broughtBy}) v JOIN import_batch b USING (organisation_id, batch_id) WHERE b.committed_version IS NOT NULL) AS happened
         WHERE version > $3 ORDER BY accident_id, version DESC`,
        [context.organisationId, accidentIds, afterVersion, timeZone],
      ),
    );
    return new Map(rows.map((row) => [row.accidentId, row]));
  }
}
