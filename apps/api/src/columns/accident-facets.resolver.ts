import type { AccidentMeasure } from '@elektron/domain';
import { Args, Query, Resolver } from '@nestjs/graphql';

import { AccidentFilterInput, toAccidentFilter } from '../common/accident-filter.input.ts';
import { Allow } from '../common/allow.ts';
import { Acting, type ActingContext } from '../common/acting-context.ts';
import { AccidentMeasureEnum } from '../common/domain-enums.ts';
import { AccidentFacetsObject } from './accident-facets.object.ts';
import { AccidentFacetsService } from './accident-facets.service.ts';

@Resolver(() => AccidentFacetsObject)
export class AccidentFacetsResolver {
  readonly #facets: AccidentFacetsService;

  constructor(facets: AccidentFacetsService) {
    this.#facets = facets;
  }

  @Query(() => AccidentFacetsObject)
  @Allow('records.read', { ofOthers: 'records' })
  accidentFacets(
    @Acting() context: ActingContext,
    @Args('filter', { type: () => AccidentFilterInput, nullable: true }) filter: AccidentFilterInput | null,
    @Args('measure', { type: () => AccidentMeasureEnum, nullable: true, defaultValue: 'accidents' }) measure: AccidentMeasure | null,
  ): Promise<AccidentFacetsObject> {
    return this.#facets.count(context, toAccidentFilter(filter), measure ?? 'accidents');
  }
}
