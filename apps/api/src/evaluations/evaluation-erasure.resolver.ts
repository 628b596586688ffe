import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { WarningObject } from '../common/warning.ts';
import { ErasureCheck } from './erasure-check.ts';
import { EvaluationRunObject } from './evaluation-run.objects.ts';
import { presentErasure } from './present-evaluation.ts';

/** Whether an evaluation can still be repeated. */
@Resolver(() => EvaluationRunObject)
export class EvaluationErasureResolver {
  readonly #check: ErasureCheck;

  constructor(check: ErasureCheck) {
    this.#check = check;
  }

  @ResolveField(() => WarningObject, {
    nullable: true,
    description:
      'STILL_REPEATABLE | NO_LONGER_REPEATABLE: what came of computing it again, where data of a person were erased from the records since. ' +
      'Null where none were, and for another organisation’s evaluation, which only its owner can compute.',
  })
  @Allow('records.read', { ofOthers: 'evaluations' })
  async erasureNotice(@Acting() context: ActingContext, @Parent() run: EvaluationRunObject): Promise<WarningObject | null> {
    return presentErasure(await this.#check.find(context, run.id));
  }
}
