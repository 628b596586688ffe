import { Args, Int, Query, Resolver } from '@nestjs/graphql';

import { presentCollection } from '../areas/areas.resolver.ts';
import { AccidentFilterInput, toAccidentFilter } from '../common/accident-filter.input.ts';
import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { AreaCountsObject, AreaKindCountsObject } from './area-counts.object.ts';
import { AreaCountsService } from './area-counts.service.ts';
import { AreaKindCountsService, type AreaKindCounts } from './area-kind-counts.service.ts';

@Resolver(() => AreaCountsObject)
export class AreaCountsResolver {
  readonly #counts: AreaCountsService;
  readonly #kinds: AreaKindCountsService;

  constructor(counts: AreaCountsService, kinds: AreaKindCountsService) {
    this.#counts = counts;
    this.#kinds = kinds;
  }

  @Query(() => AreaKindCountsObject)
  @Allow('records.read')
  areaKindCounts(
    @Acting() context: ActingContext,
    @Args('radiusMeters', { type: () => Int, nullable: true }) radiusMeters: number | null,
    @Args('filter', { type: () => AccidentFilterInput, nullable: true }) filter: AccidentFilterInput | null,
  ): Promise<AreaKindCounts> {
    return this.#kinds.count(context, radiusMeters, toAccidentFilter(filter));
  }

  @Query(() => AreaCountsObject)
  @Allow('records.read')
  async areaCounts(
    @Acting() context: ActingContext,
    @Args('collectionId', { type: () => Int }) collectionId: number,
    @Args('radiusMeters', { type: () => Int, nullable: true }) radiusMeters: number | null,
    @Args('filter', { type: () => AccidentFilterInput, nullable: true }) filter: AccidentFilterInput | null,
  ): Promise<AreaCountsObject> {
    const counts = await this.#counts.count(context, collectionId, radiusMeters, toAccidentFilter(filter));
    return { ...counts, collection: presentCollection(counts.collection) };
  }
}
