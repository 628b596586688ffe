import { BEFORE_AFTER_METHODS } from '@elektron/statistics';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import { toAccidentFilter } from '../common/accident-filter.input.ts';
import { Allow } from '../common/allow.ts';
import { Acting, type ActingContext } from '../common/acting-context.ts';
import { withUserErrors } from '../common/user-errors.ts';
import { BeforeAfterMethodObject, EvaluationPayload, EvaluationRunObject, EvaluationRunSummaryObject } from './evaluation-run.objects.ts';
import { toEvaluationDraft } from './to-evaluation-draft.ts';
import { EvaluationRunsService } from './evaluation-runs.service.ts';
import { CreateInterventionInput, EvaluateInput } from './evaluation.inputs.ts';
import { InterventionObject, InterventionPayload } from './intervention.objects.ts';
import { presentEvaluation, presentEvaluationSummary, presentMethod } from './present-evaluation.ts';
import { presentIntervention } from './present-intervention.ts';
import type { EvaluationSiteKind } from './road-sites/road-site-criteria.ts';
import { presentProposal } from './road-sites/road-site-texts.ts';
import { EvaluationSiteKindEnum } from './road-sites/road-sites.inputs.ts';
import { ReferenceProposalObject } from './road-sites/road-sites.objects.ts';
import { TrafficNearObject } from './traffic-near/traffic-near.objects.ts';
import { presentTrafficNear } from './traffic-near/traffic-near-texts.ts';

@Resolver()
export class EvaluationsResolver {
  readonly #runs: EvaluationRunsService;

  constructor(runs: EvaluationRunsService) {
    this.#runs = runs;
  }

  @Query(() => [BeforeAfterMethodObject])
  @Allow('records.read')
  beforeAfterMethods(
    @Args('siteKind', { type: () => EvaluationSiteKindEnum, nullable: true, description: 'As a form for these sites offers them.' })
    siteKind: EvaluationSiteKind | null | undefined,
  ): BeforeAfterMethodObject[] {
    return BEFORE_AFTER_METHODS.map((method) => presentMethod(method, siteKind ?? null));
  }

  /** Newest first. */
  @Query(() => [InterventionObject])
  @Allow('records.read', { ofOthers: 'evaluations' })
  async interventions(@Acting() context: ActingContext): Promise<InterventionObject[]> {
    return (await this.#runs.listInterventions(context)).map(presentIntervention);
  }

  /** Newest first. */
  @Query(() => [EvaluationRunSummaryObject])
  @Allow('records.read', { ofOthers: 'evaluations' })
  async evaluationRuns(@Acting() context: ActingContext): Promise<EvaluationRunSummaryObject[]> {
    return (await this.#runs.list(context)).map(presentEvaluationSummary);
  }

  @Query(() => EvaluationRunObject, { nullable: true })
  @Allow('records.read', { ofOthers: 'evaluations' })
  async evaluationRun(@Acting() context: ActingContext, @Args('id', { type: () => ID }) id: string): Promise<EvaluationRunObject | null> {
    const found = await this.#runs.find(context, id);
    return found && presentEvaluation(found);
  }

  /** Which sections and junctions an evaluation would compare the treated ones with. */
  @Query(() => ReferenceProposalObject)
  @Allow('analyses.run')
  async proposeReferenceSites(@Acting() context: ActingContext, @Args('input') input: EvaluateInput): Promise<ReferenceProposalObject> {
    const proposal = await this.#runs.proposeReferenceSites(context, input.interventionId, toEvaluationDraft(input));
    return { proposal: presentProposal(proposal) };
  }

  /** Traffic before and after, as the count sites near the intervention say it. */
  @Query(() => TrafficNearObject)
  @Allow('analyses.run')
  async proposeTraffic(@Acting() context: ActingContext, @Args('input') input: EvaluateInput): Promise<TrafficNearObject> {
    return presentTrafficNear(await this.#runs.findTraffic(context, input.interventionId, toEvaluationDraft(input)));
  }

  @Mutation(() => InterventionPayload)
  @Allow('analyses.run')
  createIntervention(@Acting() context: ActingContext, @Args('input') input: CreateInterventionInput): Promise<InterventionPayload> {
    const { name, worksStart, worksEnd, targetFilter, ...draft } = input;
    return withUserErrors('intervention', async () =>
      presentIntervention(
        await this.#runs.createIntervention(context, {
          ...draft,
          name: { el: name, en: name },
          targetFilter: targetFilter == null ? null : toAccidentFilter(targetFilter),
          worksPeriod: { start: worksStart, end: worksEnd },
        }),
      ),
    );
  }

  @Mutation(() => EvaluationPayload)
  @Allow('analyses.run')
  evaluate(@Acting() context: ActingContext, @Args('input') input: EvaluateInput): Promise<EvaluationPayload> {
    return withUserErrors('run', async () =>
      presentEvaluation(await this.#runs.evaluate(context, input.interventionId, toEvaluationDraft(input))),
    );
  }
}
