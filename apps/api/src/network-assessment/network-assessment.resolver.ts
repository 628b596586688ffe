import { parseAssessment } from '@elektron/domain';
import { Args, Float, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { JsonScalar } from '../common/scalars.ts';
import type { PresentedAssessedSite } from './assessed-sites.ts';
import { NetworkAssessmentInput, parseSitesAsked, toWrittenAssessment } from './network-assessment.input.ts';
import { NetworkAssessmentObject } from './network-assessment.objects.ts';
import { NetworkAssessmentService } from './network-assessment.service.ts';
import { presentAssessment, type PresentedAssessment } from './present-assessment.ts';

@Resolver(() => NetworkAssessmentObject)
export class NetworkAssessmentResolver {
  readonly #assessments: NetworkAssessmentService;

  constructor(assessments: NetworkAssessmentService) {
    this.#assessments = assessments;
  }

  /** The part of accidents of a network-wide road safety assessment; its in-built part is computed from nothing here. */
  @Query(() => NetworkAssessmentObject)
  @Allow('records.read')
  async networkAssessment(
    @Acting() context: ActingContext,
    @Args('runId', { type: () => ID, description: 'A finished ranking of the sites of the organisation’s own roads.' }) runId: string,
    @Args('question', { type: () => NetworkAssessmentInput, nullable: true }) question: NetworkAssessmentInput | null,
  ): Promise<PresentedAssessment> {
    return presentAssessment(await this.#assessments.assess(context, runId, parseAssessment(toWrittenAssessment(question))));
  }

  /** The first of them unless others are asked for. */
  @ResolveField(() => JsonScalar)
  async sites(
    @Acting() context: ActingContext,
    @Parent() { assessed }: PresentedAssessment,
    @Args('kind', { type: () => String, nullable: true, description: '`segment` or `junction`; both without it.' }) kind: string | null,
    @Args('order', {
      type: () => String,
      nullable: true,
      description: '`class` (the highest first), `accidents`, `severe`, `excess`, `length` or `road`.',
    })
    order: string | null,
    @Args('within', { type: () => [Float], nullable: true, description: 'West, south, east, north in degrees: those that reach into it.' })
    within: number[] | null,
    @Args('first', { type: () => Int, nullable: true, description: '6,000 at most, and without it.' }) first: number | null,
    @Args('skip', { type: () => Int, nullable: true }) skip: number | null,
  ): Promise<readonly PresentedAssessedSite[]> {
    return this.#assessments.list(context, assessed, parseSitesAsked({ kind, order, within, first, skip }));
  }
}
