import type { AccidentFilter, Period, Text } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { Database } from '../database/database.ts';
import type { EvaluationParameters } from './evaluation-run.ts';
import type { StoredEvaluation } from './stored-evaluation.ts';

/** A finished evaluation with what it is of, without its sites. */
export interface FinishedEvaluation {
  readonly runId: string;
  readonly interventionId: string;
  /** As its intervention is called and described now. */
  readonly name: Text;
  readonly kind: string;
  readonly illustrative: boolean;
  readonly selectedForHighCounts: boolean | null;
  readonly filter: AccidentFilter;
  readonly periods: readonly Period[];
  readonly result: Omit<StoredEvaluation, 'sites'>;
}

/** Two evaluations, by their ids. */
export type RunPair = readonly [firstId: string, secondId: string];

interface EvaluationRow extends Omit<FinishedEvaluation, 'name' | 'periods'> {
  readonly nameEl: string;
  readonly nameEn: string;
  readonly parameters: Pick<EvaluationParameters, 'beforePeriod' | 'afterPeriod'>;
}

/** Parts of a result that are large, and that nobody needs who sees many at once. */
const LARGE_PARTS = '{sites,input,inputOfAll,breakdowns,siteEffects,expectedYears,migration,years}';
/** Of the smallest site of the two evaluations: below it they touch, as neighbours do whose corners were rounded. */
const LEAST_SHARED_GROUND = 0.1;

/** Evaluations of the own organisation as pooling needs them. */
@Injectable()
export class FinishedEvaluationsRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** All of them, the oldest first. */
  async list(context: ActingContext): Promise<FinishedEvaluation[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<EvaluationRow>(
        `SELECT e.run_id AS "runId", e.intervention_id AS "interventionId", i.name_el AS "nameEl", i.name_en AS "nameEn", i.kind, i.illustrative,
           i.selected_for_high_counts AS "selectedForHighCounts", e.filter, e.parameters, e.result - '${LARGE_PARTS}'::text[] AS result
         FROM evaluation_run e JOIN intervention i ON i.organisation_id = e.organisation_id AND i.intervention_id = e.intervention_id
         WHERE e.organisation_id = $1 ORDER BY e.created_at, e.run_id`,
        [context.organisationId],
      ),
    );
    return rows.map(({ nameEl, nameEn, parameters, ...row }) => ({
      ...row,
      name: { el: nameEl, en: nameEn },
      periods: [parameters.beforePeriod, parameters.afterPeriod],
    }));
  }

  /** Which of some evaluations have treated sites that lie on the same ground. */
  async findSharedGround(context: ActingContext, runIds: readonly string[]): Promise<RunPair[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ first: string; second: string }>(
        `WITH site AS MATERIALIZED (
           SELECT e.run_id, ST_MakeValid(ST_GeomFromGeoJSON(s.value ->> 'outline')) AS ground
           FROM evaluation_run e CROSS JOIN LATERAL jsonb_array_elements(e.result -> 'sites') s
           WHERE e.organisation_id = $1 AND e.run_id = ANY ($2) AND s.value ->> 'role' = 'treated'),
         treated AS MATERIALIZED (SELECT run_id, ST_Union(ground) AS ground, min(ST_Area(ground)) AS smallest FROM site GROUP BY run_id)
         SELECT a.run_id AS first, b.run_id AS second FROM treated a JOIN treated b ON a.run_id < b.run_id AND ST_Intersects(a.ground, b.ground)
         WHERE ST_Area(ST_Intersection(a.ground, b.ground)) > $3 * least(a.smallest, b.smallest) ORDER BY 1, 2`,
        [context.organisationId, runIds, LEAST_SHARED_GROUND],
      ),
    );
    return rows.map(({ first, second }) => [first, second]);
  }
}
