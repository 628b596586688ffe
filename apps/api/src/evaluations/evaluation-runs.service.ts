import { randomUUID } from 'node:crypto';
import type { Period } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { Position } from '../common/plane.ts';
import { SOFTWARE_VERSION } from '../common/software-version.ts';
import { isUuid } from '../common/uuid.ts';
import { DesignService } from './design/design.service.ts';
import { planAsDraft } from './design/plan-as-draft.ts';
import { amongOthers, versionOf } from './among-others.ts';
import { EvaluationCalculator, type InterventionAmongOthers } from './evaluation-calculator.ts';
import { EVALUATION_SEED, parseEvaluation, type EvaluationDraft, type EvaluationQuestion } from './evaluation-question.ts';
import type { EvaluationRun, EvaluationRunSummary } from './evaluation-run.ts';
import { EvaluationRunRepository } from './evaluation-run.repository.ts';
import { InterventionsService } from './interventions.service.ts';
import { findConcurrent, type Intervention, type InterventionDraft } from './intervention.ts';
import { TrafficNearPlaces } from './traffic-near/traffic-near.service.ts';
import type { TrafficNear } from './traffic-near/traffic-near.ts';
import type { ReferenceProposal } from './road-sites/present-road-sites.ts';
import type { StoredEvaluation } from './stored-evaluation.ts';

/** An evaluation with what it is about. */
export interface EvaluatedRun {
  readonly run: EvaluationRun;
  readonly intervention: Intervention;
}

/** Older runs are found by their address. */
const LISTED_RUNS = 100;

/** Evaluations of interventions: asked, looked at, recomputed. The door of this room. */
@Injectable()
export class EvaluationRunsService {
  readonly #runs: EvaluationRunRepository;
  readonly #interventions: InterventionsService;
  readonly #calculator: EvaluationCalculator;
  readonly #design: DesignService;
  readonly #traffic: TrafficNearPlaces;

  constructor(
    runs: EvaluationRunRepository,
    interventions: InterventionsService,
    calculator: EvaluationCalculator,
    design: DesignService,
    traffic: TrafficNearPlaces,
  ) {
    this.#runs = runs;
    this.#interventions = interventions;
    this.#calculator = calculator;
    this.#design = design;
    this.#traffic = traffic;
  }

  /** @throws Problem INPUT_INVALID, PLACE_INVALID, PERIOD_EMPTY */
  createIntervention(context: ActingContext, draft: InterventionDraft): Promise<Intervention> {
    return this.#interventions.create(context, draft);
  }

  /** Newest first. */
  listInterventions(context: ActingContext): Promise<Intervention[]> {
    return this.#interventions.list(context);
  }

  /**
   * Evaluates an intervention at the current data version and stores the result.
   * @throws Problem INTERVENTION_NOT_FOUND, NO_ACCIDENTS, NO_ROADS, PERIOD_WITHOUT_RECORDS, and as parseEvaluation; what a method refuses is in its row
   */
  async evaluate(context: ActingContext, interventionId: string, draft: EvaluationDraft): Promise<EvaluatedRun> {
    const intervention = await this.#interventions.get(context, interventionId);
    const { question, among } = await this.#ask(context, intervention, draft);
    const { json, digest, dataVersion } = await this.#calculator.calculate(context, among, question);
    const { recommended } = JSON.parse(json) as StoredEvaluation;
    const plan = await this.#design.findStanding(context, intervention, question, recommended);
    const { filter, ...parameters } = { ...question, plan };
    const runId = randomUUID();
    await this.#runs.add(context, {
      runId,
      interventionId: intervention.interventionId,
      parameters,
      filter,
      seed: EVALUATION_SEED,
      dataVersion,
      softwareVersion: SOFTWARE_VERSION,
      resultJson: json,
      resultDigest: digest,
    });
    const run = await this.#runs.find(context, runId);
    if (run === null) throw new Error(`evaluation ${runId} was stored and is not there`);
    return { run, intervention };
  }

  /**
   * Evaluates what was planned.
   * @throws Problem EVALUATION_PLAN_NOT_FOUND, EVALUATION_PLAN_WITHDRAWN, and as evaluate
   */
  async evaluatePlan(context: ActingContext, planId: string): Promise<EvaluatedRun> {
    const plan = await this.#design.getPlan(context, planId);
    return this.evaluate(context, plan.interventionId, planAsDraft(plan));
  }

  /**
   * The sites of the road network that an evaluation would compare the treated ones with.
   * @throws Problem as `evaluate`
   */
  async proposeReferenceSites(context: ActingContext, interventionId: string, draft: EvaluationDraft): Promise<ReferenceProposal> {
    const intervention = await this.#interventions.get(context, interventionId);
    const { question, among } = await this.#ask(context, intervention, { ...draft, siteKind: 'road-site' });
    return this.#calculator.propose(context, among, question);
  }

  /**
   * Traffic before and after, as the count sites near an intervention say it.
   * @throws Problem INTERVENTION_NOT_FOUND, and as parseEvaluation
   */
  async findTraffic(context: ActingContext, interventionId: string, draft: EvaluationDraft): Promise<TrafficNear> {
    const intervention = await this.#interventions.get(context, interventionId);
    return this.#traffic.find(context, intervention, parseEvaluation(draft, intervention.worksPeriod));
  }

  async #ask(
    context: ActingContext,
    intervention: Intervention,
    draft: EvaluationDraft,
  ): Promise<{ readonly question: EvaluationQuestion; readonly among: InterventionAmongOthers }> {
    const asked = parseEvaluation(draft, intervention.worksPeriod);
    const others = findConcurrent(await this.#interventions.list(context), intervention, asked);
    const changes = await this.#design.listChanges(context, asked);
    const question = {
      ...asked,
      ...(await this.#calculator.findRoadVersions(context, asked)),
      ...(await this.#traffic.take(context, intervention, asked)),
      otherInterventionIds: others.map((other) => other.interventionId),
      interventionVersion: versionOf(intervention),
      otherInterventionVersions: others.map(versionOf),
      recordingChanges: changes.map(({ on }) => on),
    };
    return { question, among: amongOthers(intervention, others) };
  }

  /**
   * Computes a stored evaluation again from the records as they were.
   * @returns the digest that came out: equal to the stored one, or the software has changed its mind
   */
  async recompute(context: ActingContext, { run, intervention }: EvaluatedRun): Promise<string> {
    const question = { ...run.parameters, filter: run.filter };
    // Those of then: one that was entered since belongs to later evaluations.
    const versions = question.otherInterventionVersions ?? [];
    const others = await Promise.all(
      question.otherInterventionIds.map((id, k) => this.#interventions.getVersion(context, id, versions[k] ?? 1)),
    );
    const among = amongOthers(intervention, others);
    const { digest } = await this.#calculator.calculate(context, among, question, run.dataVersion);
    return digest;
  }

  /** The latest runs, newest first. */
  list(context: ActingContext): Promise<EvaluationRunSummary[]> {
    return this.#runs.list(context, LISTED_RUNS);
  }

  /** How many evaluations each intervention has, by its id. */
  countByIntervention(context: ActingContext): Promise<ReadonlyMap<string, number>> {
    return this.#runs.countByIntervention(context);
  }

  async find(context: ActingContext, runId: string): Promise<EvaluatedRun | null> {
    const run = isUuid(runId) ? await this.#runs.find(context, runId) : null;
    if (run === null) return null;
    return {
      run,
      intervention: await this.#interventions.getVersion(context, run.interventionId, run.parameters.interventionVersion ?? 1),
    };
  }

  /**
   * The places that a choice by accident counts would pick, for an illustration.
   * @throws Problem NO_ACCIDENTS, and as parseEvaluation
   */
  findBusiestPlaces(context: ActingContext, draft: EvaluationDraft, worksPeriod: Period, places: number): Promise<Position[]> {
    return this.#calculator.findBusiestPlaces(context, parseEvaluation(draft, worksPeriod), places);
  }

  /**
   * The same of the junctions of the road network.
   * @throws Problem NO_ACCIDENTS, NO_ROADS, and as parseEvaluation
   */
  findBusiestJunctions(context: ActingContext, draft: EvaluationDraft, worksPeriod: Period, junctions: number): Promise<Position[]> {
    return this.#calculator.findBusiestJunctions(context, parseEvaluation({ ...draft, siteKind: 'road-site' }, worksPeriod), junctions);
  }
}
