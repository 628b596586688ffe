import { Args, ID, Query, Resolver } from '@nestjs/graphql';

import { AccidentFilterInput, toAccidentFilter } from '../common/accident-filter.input.ts';
import { Allow } from '../common/allow.ts';
import { Acting, type ActingContext } from '../common/acting-context.ts';
import { BlackSpotDiagnosisObject } from './diagnosis.objects.ts';
import { DiagnosisService } from './diagnosis.service.ts';
import { presentDiagnosis } from './present-diagnosis.ts';

@Resolver(() => BlackSpotDiagnosisObject)
export class DiagnosisResolver {
  readonly #diagnoses: DiagnosisService;

  constructor(diagnoses: DiagnosisService) {
    this.#diagnoses = diagnoses;
  }

  /** Of the accidents as they are on record now; without a filter, under the one with which the place was accepted. */
  @Query(() => BlackSpotDiagnosisObject, { nullable: true })
  @Allow('records.read')
  async blackSpotDiagnosis(
    @Acting() context: ActingContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('filter', { type: () => AccidentFilterInput, nullable: true }) filter: AccidentFilterInput | null,
  ): Promise<BlackSpotDiagnosisObject | null> {
    const found = await this.#diagnoses.find(context, id, filter == null ? null : toAccidentFilter(filter));
    return found && presentDiagnosis(found);
  }
}
