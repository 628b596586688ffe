import { randomUUID } from 'node:crypto';
import { describeProblem, isProblem, Problem, type ProblemDetails } from '@elektron/domain';
import type { BeforeAfterMethodId } from '@elektron/statistics';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { SOFTWARE_VERSION } from '../../common/software-version.ts';
import { isUuid } from '../../common/uuid.ts';
import { EvidenceService, type AskedFactor } from '../../evidence/evidence.service.ts';
import { RecordingChangesService } from '../../months/recording-changes.service.ts';
import { parseEvaluation, type EvaluationDraft, type EvaluationQuestion } from '../evaluation-question.ts';
import { findConcurrent, type Intervention } from '../intervention.ts';
import { amongOthers, versionOf } from '../among-others.ts';
import { InterventionsService } from '../interventions.service.ts';
import { refusePeriods, studyOf } from './check-design.ts';
import type { DesignCheck } from './design-check.ts';
import { DesignCalculator, type CalculatedDesign } from './design-calculator.ts';
import { compareWithPlan, findCountingPlan, type EvaluationPlan } from './evaluation-plan.ts';
import { EvaluationPlanRepository } from './evaluation-plan.repository.ts';
import type { KnownChange } from './known-change.ts';
import type { PlanStanding } from './plan-standing.ts';
import { parseWanted } from './study-outlook.ts';

/** A question, and what shall be found. */
export interface DesignDraft extends EvaluationDraft {
  readonly effect?: number | null | undefined;
  readonly power?: number | null | undefined;
  /** In place of the effect: which studies of the network's library it is taken from. */
  readonly library?: Omit<AskedFactor, 'kind'> | null | undefined;
}

/** The checks of a design; where its periods do not stand, nothing more. */
export type CheckedDesign = { readonly checks: readonly DesignCheck[] } & (CalculatedDesign | { readonly recommendation: null });

const LONGEST_REASON = 2_000;

/** Whether a study can carry an answer, what it can be expected to find, and what was planned. */
@Injectable()
export class DesignService {
  readonly #interventions: InterventionsService;
  readonly #calculator: DesignCalculator;
  readonly #plans: EvaluationPlanRepository;
  readonly #changes: RecordingChangesService;
  readonly #evidence: EvidenceService;

  constructor(
    interventions: InterventionsService,
    calculator: DesignCalculator,
    plans: EvaluationPlanRepository,
    changes: RecordingChangesService,
    evidence: EvidenceService,
  ) {
    this.#interventions = interventions;
    this.#calculator = calculator;
    this.#plans = plans;
    this.#changes = changes;
    this.#evidence = evidence;
  }

  /** @throws Problem INTERVENTION_NOT_FOUND, NO_ACCIDENTS, and as parseEvaluation but for the periods, which are a check of their own */
  async check(context: ActingContext, interventionId: string, draft: DesignDraft): Promise<CheckedDesign> {
    const intervention = await this.#interventions.get(context, interventionId);
    try {
      return await this.#examine(context, intervention, draft);
    } catch (error) {
      if (!isProblem(error) || !isAboutPeriods(error)) throw error;
      const { code, details } = error;
      const problem = { el: describeProblem({ code, details }, 'el'), en: describeProblem({ code, details }, 'en') };
      return { checks: refusePeriods(problem), recommendation: null };
    }
  }

  /**
   * Freezes what is meant to be done. The years after need not be there.
   * @throws Problem INTERVENTION_NOT_FOUND, NO_ACCIDENTS, and as parseEvaluation
   */
  async freeze(context: ActingContext, interventionId: string, draft: DesignDraft): Promise<EvaluationPlan> {
    const intervention = await this.#interventions.get(context, interventionId);
    const { question, recommendation, outlook, records, dataVersion } = await this.#examine(context, intervention, draft);
    const { filter, ...parameters } = question;
    const planId = randomUUID();
    await this.#plans.add(context, {
      planId,
      interventionId: intervention.interventionId,
      parameters,
      filter,
      sites: intervention.sites,
      methodId: recommendation.method,
      outlook,
      records,
      dataVersion,
      softwareVersion: SOFTWARE_VERSION,
    });
    return this.#get(context, planId);
  }

  /**
   * A plan that stands, whose question is to be asked.
   * @throws Problem EVALUATION_PLAN_NOT_FOUND, EVALUATION_PLAN_WITHDRAWN
   */
  async getPlan(context: ActingContext, planId: string): Promise<EvaluationPlan> {
    const plan = await this.#get(context, planId);
    if (plan.withdrawal !== null) throw new Problem('EVALUATION_PLAN_WITHDRAWN');
    return plan;
  }

  /** @throws Problem EVALUATION_PLAN_NOT_FOUND, EVALUATION_PLAN_WITHDRAWN, INPUT_INVALID */
  async withdraw(context: ActingContext, planId: string, reason: string): Promise<EvaluationPlan> {
    const trimmed = reason.trim();
    if (trimmed.length < 1 || trimmed.length > LONGEST_REASON) {
      throw new Problem('INPUT_INVALID', { field: 'reason', value: trimmed.slice(0, 100) || '–' });
    }
    await this.#get(context, planId);
    await this.#plans.withdraw(context, planId, trimmed);
    return this.#get(context, planId);
  }

  /**
   * Newest first; withdrawn ones too.
   * @throws Problem INTERVENTION_NOT_FOUND
   */
  async listPlans(context: ActingContext, interventionId: string): Promise<EvaluationPlan[]> {
    const intervention = await this.#interventions.get(context, interventionId);
    return this.#plans.list(context, { interventionId: intervention.interventionId });
  }

  /** What is on record of changes in the series, within a study. */
  listChanges(context: ActingContext, question: Pick<EvaluationQuestion, 'beforePeriod' | 'afterPeriod'>): Promise<KnownChange[]> {
    return this.#changes.list(context, studyOf(question));
  }

  /** How a run stands to the plan of its intervention; null where none was frozen. */
  async findStanding(
    context: ActingContext,
    { interventionId, sites, shape }: Intervention,
    question: EvaluationQuestion,
    method: BeforeAfterMethodId,
  ): Promise<PlanStanding | null> {
    const plan = findCountingPlan(await this.#plans.list(context, { interventionId }));
    return plan && compareWithPlan(plan, question, { sites, isDrawn: shape != null, method });
  }

  async #examine(
    context: ActingContext,
    intervention: Intervention,
    draft: DesignDraft,
  ): Promise<CalculatedDesign & { readonly question: EvaluationQuestion }> {
    const { kind } = intervention;
    const taken = draft.library == null ? null : await this.#evidence.takeFactor(context, { ...draft.library, kind });
    const wanted = parseWanted(draft, taken);
    const asked = parseEvaluation(draft, intervention.worksPeriod);
    const others = findConcurrent(await this.#interventions.list(context), intervention, asked);
    const question = {
      ...asked,
      otherInterventionIds: others.map((other) => other.interventionId),
      interventionVersion: versionOf(intervention),
    };
    const changes = await this.listChanges(context, question);
    const among = amongOthers(intervention, others);
    const design = await this.#calculator.examine(context, among, question, { changes, others: others.length, wanted });
    return { ...design, question };
  }

  async #get(context: ActingContext, planId: string): Promise<EvaluationPlan> {
    const [plan] = isUuid(planId) ? await this.#plans.list(context, { planId }) : [];
    if (plan === undefined) throw new Problem('EVALUATION_PLAN_NOT_FOUND');
    return plan;
  }
}

const PERIOD_FIELDS: readonly ProblemDetails[string][] = ['beforePeriod', 'afterPeriod'];

function isAboutPeriods({ code, details }: Problem): boolean {
  return code === 'PERIODS_OVERLAP' || code === 'PERIOD_EMPTY' || (code === 'INPUT_INVALID' && PERIOD_FIELDS.includes(details['field']!));
}
