import { formatAccidentFilter, type AccidentFilter } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import { readRecordState } from '../database/record-versions.ts';
import type { Look } from './earlier-looks.ts';
import type { EvaluationParameters, EvaluationRun, EvaluationRunSummary, NewEvaluationRun } from './evaluation-run.ts';
import type { StoredEvaluation } from './stored-evaluation.ts';

interface RunRow {
  readonly run_id: string;
  readonly intervention_id: string;
  readonly parameters: EvaluationParameters;
  readonly filter: AccidentFilter;
  readonly seed: number;
  readonly data_version: number;
  readonly software_version: string;
  readonly result: StoredEvaluation;
  readonly result_digest: string;
  readonly created_at: Date;
}

interface SummaryRow {
  readonly run_id: string;
  readonly intervention_id: string;
  readonly name_el: string;
  readonly name_en: string;
  readonly illustrative: boolean;
  readonly created_at: Date;
  readonly result: Omit<StoredEvaluation, 'sites'>;
}

@Injectable()
export class EvaluationRunRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add(context: ActingContext, run: NewEvaluationRun): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      await sql.execute(
        `INSERT INTO evaluation_run (organisation_id, run_id, intervention_id, parameters, filter, seed, data_version, software_version, result, result_digest)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          context.organisationId,
          run.runId,
          run.interventionId,
          JSON.stringify(run.parameters),
          formatAccidentFilter(run.filter),
          run.seed,
          run.dataVersion,
          run.softwareVersion,
          run.resultJson,
          run.resultDigest,
        ],
      );
      const details = { interventionId: run.interventionId, dataVersion: run.dataVersion };
      await this.#database.record(sql, context, { action: 'analysis.run', subjectKind: 'evaluation-run', subjectId: run.runId, details });
    });
  }

  /** Newest first. */
  async list(context: ActingContext, limit: number): Promise<EvaluationRunSummary[]> {
    return this.#database.inOrganisation(context, async (sql) => {
      const rows = await sql.query<SummaryRow>(
        `SELECT e.run_id, e.intervention_id, i.name_el, i.name_en, i.illustrative, e.created_at, e.result - '{sites,input,breakdowns}'::text[] AS result
         FROM evaluation_run e JOIN intervention i ON i.organisation_id = e.organisation_id AND i.intervention_id = e.intervention_id
         WHERE e.organisation_id = $1 ORDER BY e.created_at DESC, e.run_id LIMIT $2`,
        [context.organisationId, limit],
      );
      return rows.map(toSummary);
    });
  }

  /** The data version at which data of a person were last erased; 0 for never, and for whoever does not see all of the records. */
  async readErasedVersion(context: ActingContext): Promise<number> {
    const { part, erasedVersion } = await this.#database.inOrganisation(context, (sql) => readRecordState(sql, 'accidents'));
    return part === null ? erasedVersion : 0;
  }

  /** Whether the records are the asker's own, all of them. */
  async holdsRecords(context: ActingContext): Promise<boolean> {
    const { part } = await this.#database.inOrganisation(context, (sql) => readRecordState(sql, 'accidents'));
    return part === null;
  }

  async countByIntervention(context: ActingContext): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ id: string; n: number }>(
        'SELECT intervention_id AS id, count(*)::integer AS n FROM evaluation_run WHERE organisation_id = $1 GROUP BY 1',
        [context.organisationId],
      ),
    );
    return new Map(rows.map(({ id, n }) => [id, n]));
  }

  /** Evaluations of the same intervention that were stored before a run, the oldest first. */
  listEarlierLooks(context: ActingContext, runId: string): Promise<Look[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<Look>(
        `SELECT e.filter, e.parameters ->> 'measure' AS measure, e.result_digest AS "resultDigest"
         FROM evaluation_run e JOIN evaluation_run r ON r.organisation_id = e.organisation_id AND r.intervention_id = e.intervention_id
         WHERE r.organisation_id = $1 AND r.run_id = $2 AND (e.created_at, e.run_id) < (r.created_at, r.run_id) ORDER BY e.created_at, e.run_id`,
        [context.organisationId, runId],
      ),
    );
  }

  async find(context: ActingContext, runId: string): Promise<EvaluationRun | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<RunRow>(
        `SELECT run_id, intervention_id, parameters, filter, seed, data_version, software_version, result, result_digest, created_at
         FROM evaluation_run WHERE organisation_id = $1 AND run_id = $2`,
        [context.organisationId, runId],
      );
      return row === undefined ? null : toRun(row);
    });
  }
}

function toSummary(row: SummaryRow): EvaluationRunSummary {
  return {
    runId: row.run_id,
    interventionId: row.intervention_id,
    interventionName: { el: row.name_el, en: row.name_en },
    illustrative: row.illustrative,
    createdAt: row.created_at,
    result: row.result,
  };
}

function toRun(row: RunRow): EvaluationRun {
  return {
    runId: row.run_id,
    interventionId: row.intervention_id,
    parameters: row.parameters,
    filter: row.filter,
    seed: row.seed,
    dataVersion: row.data_version,
    softwareVersion: row.software_version,
    result: row.result,
    resultDigest: row.result_digest,
    createdAt: row.created_at,
  };
}
