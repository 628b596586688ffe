import { parseAssessment } from '@elektron/domain';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { NetworkAssessmentInput, toWrittenAssessment } from './network-assessment.input.ts';
import { NetworkAssessmentObject } from './network-assessment.objects.ts';
import { NetworkAssessmentService } from './network-assessment.service.ts';
import { presentAssessment } from './present-assessment.ts';

@Resolver()
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
  ): Promise<NetworkAssessmentObject> {
    return presentAssessment(await this.#assessments.assess(context, runId, parseAssessment(toWrittenAssessment(question))));
  }
}
