import type { Text } from '@elektron/domain';
import { Field, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { TextObject } from '../common/text.ts';
import { countEarlierLooks } from './earlier-looks.ts';
import { EvaluationRunObject } from './evaluation-run.objects.ts';
import { EvaluationRunRepository } from './evaluation-run.repository.ts';

@ObjectType('EarlierLooks', {
  description: 'How often the intervention had been evaluated before for the same accidents, with another result.',
})
export class EarlierLooksObject {
  @Field(() => Int)
  readonly count!: number;

  @Field({ description: 'More than one, and no frozen plan was kept.' })
  readonly isWarning!: boolean;

  @Field(() => TextObject)
  readonly sentence!: Text;
}

/** How many looks came before an evaluation. */
@Resolver(() => EvaluationRunObject)
export class EarlierLooksResolver {
  readonly #runs: EvaluationRunRepository;

  constructor(runs: EvaluationRunRepository) {
    this.#runs = runs;
  }

  @ResolveField(() => EarlierLooksObject)
  @Allow('records.read', { ofOthers: 'evaluations' })
  async earlierLooks(@Acting() context: ActingContext, @Parent() run: EvaluationRunObject): Promise<EarlierLooksObject> {
    return countEarlierLooks(run, await this.#runs.listEarlierLooks(context, run.id), run.planStanding?.kept === true);
  }
}
