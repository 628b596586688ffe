import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { formatEvaluationFile } from './evaluation-file.ts';
import { EvaluationBreakdownObject, EvaluationPartsObject } from './evaluation-parts.objects.ts';
import { EvaluationRunRepository } from './evaluation-run.repository.ts';
import { EvaluationRunsService } from './evaluation-runs.service.ts';

/** What of an evaluation only those see who hold its records. */
@Resolver(() => EvaluationPartsObject)
export class EvaluationPartsResolver {
  readonly #runs: EvaluationRunsService;
  readonly #stored: EvaluationRunRepository;

  constructor(runs: EvaluationRunsService, stored: EvaluationRunRepository) {
    this.#runs = runs;
    this.#stored = stored;
  }

  /** Null where there is no such evaluation, and for one of an earlier format. */
  @Query(() => String, {
    nullable: true,
    description:
      'Everything needed to repeat an evaluation, as one JSON text (docs/evaluation-result.md). Null for a run of an earlier format.',
  })
  @Allow('records.read')
  async evaluationFile(@Acting() context: ActingContext, @Args('id', { type: () => ID }) id: string): Promise<string | null> {
    const found = await this.#runs.find(context, id);
    return found && formatEvaluationFile(found);
  }

  @ResolveField(() => [EvaluationBreakdownObject], {
    description: 'Exploratory. None for another organisation: a row of a few accidents says of what kind each was.',
  })
  @Allow('records.read', { ofOthers: 'evaluations' })
  async breakdowns(
    @Acting() context: ActingContext,
    @Parent() parts: EvaluationPartsObject,
  ): Promise<readonly EvaluationBreakdownObject[]> {
    return (await this.#stored.holdsRecords(context)) ? parts.breakdowns : [];
  }
}
