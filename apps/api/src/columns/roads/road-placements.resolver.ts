import type { RoadPlacement } from '@elektron/domain';
import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';

import { AccidentFilterInput, toAccidentFilter } from '../../common/accident-filter.input.ts';
import { Acting, type ActingContext } from '../../common/acting-context.ts';
import { Allow } from '../../common/allow.ts';
import { RoadPlacementEnum } from '../../common/domain-enums.ts';
import { AccidentsOnRoads } from './accidents-on-roads.service.ts';
import { CountSitesOnRoads } from './count-sites-on-roads.service.ts';
import {
  AccidentOnRoadConnection,
  AccidentsOnRoadsObject,
  CountSiteOnRoadObject,
  CountSitesOnRoadsObject,
} from './road-placement.objects.ts';

@Resolver()
export class RoadPlacementsResolver {
  readonly #accidents: AccidentsOnRoads;
  readonly #sites: CountSitesOnRoads;

  constructor(accidents: AccidentsOnRoads, sites: CountSitesOnRoads) {
    this.#accidents = accidents;
    this.#sites = sites;
  }

  /** How many accidents lie on the roads, and why the others do not. */
  @Query(() => AccidentsOnRoadsObject)
  @Allow('records.read', { ofOthers: 'records' })
  accidentsOnRoads(
    @Acting() context: ActingContext,
    @Args('filter', { type: () => AccidentFilterInput, nullable: true }) filter: AccidentFilterInput | null,
  ): Promise<AccidentsOnRoadsObject> {
    return this.#accidents.summarize(context, toAccidentFilter(filter));
  }

  /** Accidents with the road that each lies on, or why it lies on none. */
  @Query(() => AccidentOnRoadConnection)
  @Allow('records.read', { ofOthers: 'records' })
  accidentRoads(
    @Acting() context: ActingContext,
    @Args('filter', { type: () => AccidentFilterInput, nullable: true }) filter: AccidentFilterInput | null,
    @Args('placements', { type: () => [RoadPlacementEnum], nullable: true }) placements: readonly RoadPlacement[] | null | undefined,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<AccidentOnRoadConnection> {
    return this.#accidents.list(context, toAccidentFilter(filter), placements, first, after);
  }

  /** Count sites with the road that each counts, or why none is known. */
  @Query(() => CountSitesOnRoadsObject)
  @Allow('records.read')
  countSitesOnRoads(@Acting() context: ActingContext): Promise<CountSitesOnRoadsObject> {
    return this.#sites.list(context);
  }

  @Query(() => CountSiteOnRoadObject, { nullable: true })
  @Allow('records.read')
  countSiteOnRoad(@Acting() context: ActingContext, @Args('id', { type: () => ID }) id: string): Promise<CountSiteOnRoadObject | null> {
    return this.#sites.get(context, id);
  }
}
