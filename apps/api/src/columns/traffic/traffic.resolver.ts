import type { TrafficMode } from '@elektron/domain';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../../common/acting-context.ts';
import { Allow } from '../../common/allow.ts';
import { TrafficModeEnum } from '../../common/domain-enums.ts';
import { presentSite, presentTraffic } from './present-traffic.ts';
import { toTrafficFilter } from './traffic-filter.ts';
import { SitesWithoutAverage } from './sites-without-average.service.ts';
import { SiteWithoutAverageObject, TrafficFilterInput, TrafficObject, TrafficSiteDetailsObject } from './traffic.object.ts';
import { TrafficService } from './traffic.service.ts';

@Resolver(() => TrafficObject)
export class TrafficResolver {
  readonly #traffic: TrafficService;
  readonly #without: SitesWithoutAverage;

  constructor(traffic: TrafficService, without: SitesWithoutAverage) {
    this.#traffic = traffic;
    this.#without = without;
  }

  /** Count sites under a filter, and how many of them each year has. */
  @Query(() => TrafficObject)
  @Allow('records.read')
  async traffic(
    @Acting() context: ActingContext,
    @Args('filter', { type: () => TrafficFilterInput, nullable: true }) filter: TrafficFilterInput | null,
  ): Promise<TrafficObject> {
    return presentTraffic(await this.#traffic.summarize(context, toTrafficFilter(filter)));
  }

  /** Sites without an average under a filter, and what their short counts say instead. */
  @Query(() => [SiteWithoutAverageObject])
  @Allow('records.read')
  sitesWithoutAverage(
    @Acting() context: ActingContext,
    @Args('filter', { type: () => TrafficFilterInput, nullable: true }) filter: TrafficFilterInput | null,
  ): Promise<SiteWithoutAverageObject[]> {
    return this.#without.list(context, toTrafficFilter(filter));
  }

  /** What was counted at one site, year by year and by mode and direction; short counts with the annual average of a mode that they stand for. */
  @Query(() => TrafficSiteDetailsObject, { nullable: true })
  @Allow('records.read')
  async trafficSite(
    @Acting() context: ActingContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('mode', { type: () => TrafficModeEnum, defaultValue: 'motor-vehicle' }) mode: TrafficMode,
  ): Promise<TrafficSiteDetailsObject | null> {
    const site = await this.#traffic.getSite(context, id, mode);
    return site === null ? null : presentSite(site);
  }
}
