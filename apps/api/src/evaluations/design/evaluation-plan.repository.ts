import { formatAccidentFilter, formatDayNumber, getDayNumber, Problem, type AccidentFilter } from '@elektron/domain';
import type { BeforeAfterMethodId } from '@elektron/statistics';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import type { Position } from '../../common/plane.ts';
import { Database } from '../../database/database.ts';
import { isUniqueViolation } from '../../database/unique-violation.ts';
import type { EvaluationParameters } from '../evaluation-run.ts';
import { namePeriod } from '../recorded-periods.ts';
import type { EvaluationPlan, NewEvaluationPlan } from './evaluation-plan.ts';
import type { StudyOutlook } from './study-outlook.ts';

interface PlanRow {
  readonly plan_id: string;
  readonly intervention_id: string;
  readonly parameters: EvaluationParameters;
  readonly filter: AccidentFilter;
  readonly sites: readonly Position[];
  readonly method_id: BeforeAfterMethodId;
  readonly outlook: StudyOutlook | null;
  readonly records_first: string;
  readonly records_last: string;
  readonly data_version: number;
  readonly software_version: string;
  readonly person_name: string | null;
  readonly made_at: Date;
  readonly withdrawn_because: string | null;
  readonly withdrawn_by: string | null;
  readonly withdrawn_at: Date | null;
}

/** Plans and their withdrawals: written once, by whom and when the database itself fills in. */
@Injectable()
export class EvaluationPlanRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add(context: ActingContext, plan: NewEvaluationPlan): Promise<void> {
    const { start, end } = namePeriod(plan.records);
    await this.#database.inOrganisation(context, async (sql) => {
      await sql.execute(
        `INSERT INTO evaluation_plan (organisation_id, plan_id, intervention_id, parameters, filter, sites, method_id, outlook, records_first, records_last,
           data_version, software_version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          context.organisationId,
          plan.planId,
          plan.interventionId,
          JSON.stringify(plan.parameters),
          formatAccidentFilter(plan.filter),
          JSON.stringify(plan.sites),
          plan.methodId,
          plan.outlook === null ? null : JSON.stringify(plan.outlook),
          start,
          end,
          plan.dataVersion,
          plan.softwareVersion,
        ],
      );
      const details = { interventionId: plan.interventionId, dataVersion: plan.dataVersion };
      const subject = { subjectKind: 'evaluation-plan', subjectId: plan.planId, details };
      await this.#database.record(sql, context, { action: 'evaluation-plan.frozen', ...subject });
    });
  }

  /** @throws Problem EVALUATION_PLAN_WITHDRAWN */
  async withdraw(context: ActingContext, planId: string, reason: string): Promise<void> {
    await this.#database
      .inOrganisation(context, async (sql) => {
        await sql.execute('INSERT INTO evaluation_plan_withdrawal (organisation_id, plan_id, reason) VALUES ($1, $2, $3)', [
          context.organisationId,
          planId,
          reason,
        ]);
        await this.#database.record(sql, context, {
          action: 'evaluation-plan.withdrawn',
          subjectKind: 'evaluation-plan',
          subjectId: planId,
        });
      })
      .catch((error: unknown) => {
        if (isUniqueViolation(error)) throw new Problem('EVALUATION_PLAN_WITHDRAWN');
        throw error;
      });
  }

  /** Of an intervention, or the one with an id, newest first; withdrawn ones too. */
  async list(
    context: ActingContext,
    { interventionId = null, planId = null }: { readonly interventionId?: string | null; readonly planId?: string | null },
  ): Promise<EvaluationPlan[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<PlanRow>(
        `SELECT p.plan_id, p.intervention_id, p.parameters, p.filter, p.sites, p.method_id, p.outlook, p.records_first, p.records_last, p.data_version,
           p.software_version, p.person_name, p.made_at, w.reason AS withdrawn_because, w.person_name AS withdrawn_by, w.made_at AS withdrawn_at
         FROM evaluation_plan p LEFT JOIN evaluation_plan_withdrawal w ON w.organisation_id = p.organisation_id AND w.plan_id = p.plan_id
         WHERE p.organisation_id = $1 AND ($2::uuid IS NULL OR p.intervention_id = $2::uuid) AND ($3::uuid IS NULL OR p.plan_id = $3::uuid)
         ORDER BY p.made_at DESC, p.plan_id`,
        [context.organisationId, interventionId, planId],
      ),
    );
    return rows.map(toPlan);
  }
}

function toPlan(row: PlanRow): EvaluationPlan {
  const { withdrawn_because: reason, withdrawn_at: withdrawnAt } = row;
  return {
    planId: row.plan_id,
    interventionId: row.intervention_id,
    parameters: row.parameters,
    filter: row.filter,
    sites: row.sites,
    methodId: row.method_id,
    outlook: row.outlook,
    records: { start: row.records_first, end: formatDayNumber(getDayNumber(row.records_last) + 1) },
    dataVersion: row.data_version,
    softwareVersion: row.software_version,
    madeAt: row.made_at,
    madeBy: row.person_name,
    withdrawal: reason === null || withdrawnAt === null ? null : { reason, madeAt: withdrawnAt, madeBy: row.withdrawn_by },
  };
}
