import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../../common/acting-context.ts';
import { Allow } from '../../common/allow.ts';
import { withUserErrors } from '../../common/user-errors.ts';
import { StudyDesignInput, WithdrawEvaluationPlanInput } from './design.inputs.ts';
import { EvaluationPlanObject, EvaluationPlanPayload, StudyDesignObject } from './design.objects.ts';
import { toEvaluationDraft } from '../to-evaluation-draft.ts';
import { DesignService, type DesignDraft } from './design.service.ts';
import { presentDesign, presentPlan } from './present-design.ts';

@Resolver()
export class DesignResolver {
  readonly #design: DesignService;

  constructor(design: DesignService) {
    this.#design = design;
  }

  /** What is weak about a study before it is made, which method fits, and what can be expected of it. */
  @Query(() => StudyDesignObject)
  @Allow('analyses.run')
  async checkDesign(@Acting() context: ActingContext, @Args('input') input: StudyDesignInput): Promise<StudyDesignObject> {
    return presentDesign(await this.#design.check(context, input.interventionId, toDraft(input)));
  }

  /** Newest first; withdrawn ones too. */
  @Query(() => [EvaluationPlanObject])
  @Allow('records.read')
  async evaluationPlans(
    @Acting() context: ActingContext,
    @Args('interventionId', { type: () => ID }) interventionId: string,
  ): Promise<EvaluationPlanObject[]> {
    return (await this.#design.listPlans(context, interventionId)).map(presentPlan);
  }

  @Mutation(() => EvaluationPlanPayload)
  @Allow('analyses.run')
  freezeEvaluationPlan(@Acting() context: ActingContext, @Args('input') input: StudyDesignInput): Promise<EvaluationPlanPayload> {
    return withUserErrors('plan', async () => presentPlan(await this.#design.freeze(context, input.interventionId, toDraft(input))));
  }

  @Mutation(() => EvaluationPlanPayload)
  @Allow('analyses.run')
  withdrawEvaluationPlan(
    @Acting() context: ActingContext,
    @Args('input') { planId, reason }: WithdrawEvaluationPlanInput,
  ): Promise<EvaluationPlanPayload> {
    return withUserErrors('plan', async () => presentPlan(await this.#design.withdraw(context, planId, reason)));
  }
}

function toDraft(input: StudyDesignInput): DesignDraft {
  return { ...toEvaluationDraft(input), effect: input.effect, library: input.library, power: input.power };
}
